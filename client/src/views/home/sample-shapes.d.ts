/** Made by `client/sample-shapes.ts` when the client is built. */
declare module "virtual:sample-shapes" {
  export interface SampleShape {
    readonly sample: import("#client/project/local-projects.ts").SampleName;
    readonly name: string;
    readonly objects: number;
    readonly relationships: number;
    /** The first objects: how many core attributes, metadata and calls to action each has. */
    readonly columns: readonly { readonly core: number; readonly meta: number; readonly cta: number }[];
  }
  export const sampleShapes: readonly SampleShape[];
}
