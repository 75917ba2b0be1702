/** One object of the guide: its head and name, its fields beside the test, and what hangs on it at a glance (ui 01, 14a). */

import { memo, Suspense, useEffect, useRef } from "react";
import { lazyPart } from "#client/parts/lazy-part.ts";
import { PartBoundary } from "#client/parts/part-boundary.tsx";
import { AttributesGlance } from "./attributes-glance.tsx";
import { CameBack } from "./came-back.tsx";
import { CtasGlance } from "./ctas-glance.tsx";
import { DetailHead } from "./detail-head.tsx";
import { GuideFields } from "./guide-fields.tsx";
import { ObjectName } from "./object-name.tsx";
import { PlaceShown } from "./place-shown.tsx";
import { RelationshipsGlance } from "./relationships-glance.tsx";
import { SipCard } from "./sip-card.tsx";
import { useKeepField } from "./use-keep-field.ts";
import { useObjectField } from "./use-object-field.ts";

const DetailTabs = lazyPart(async () => (await import("./detail-tabs.tsx")).DetailTabs);

export interface ObjectDetailProps {
  id: string;
  isPhone: boolean;
  onDelete: (id: string) => void;
}

export const ObjectDetail = memo(function ObjectDetail({ id, isPhone, onDelete }: ObjectDetailProps) {
  const root = useRef<HTMLElement>(null);
  const name = useObjectField(id, "name") ?? "";
  useKeepField(root, id);
  useEffect(() => {
    if (isPhone) root.current?.scrollTo(0, 0);
  }, [isPhone]);
  const guide = <Guide id={id} />;
  return (
    <article
      ref={root}
      aria-labelledby="object-name"
      data-region
      tabIndex={-1}
      className="@container min-w-0 flex-1 overflow-y-auto px-8 pt-3 pb-8 outline-none max-phone:px-5 max-phone:pt-2"
    >
      <DetailHead id={id} name={name} onDelete={() => onDelete(id)} />
      <ObjectName id={id} />
      <CameBack id={id} />
      {isPhone ? (
        <Suspense>
          <DetailTabs
            id={id}
            guide={guide}
            relationships={<RelationshipsGlance id={id} />}
            ctas={<CtasGlance id={id} />}
            attributes={<AttributesGlance id={id} />}
          />
        </Suspense>
      ) : (
        <>
          {guide}
          <AtAGlance id={id} />
        </>
      )}
      <PlaceShown root={root} id={id} />
    </article>
  );
});

const Guide = ({ id }: { id: string }) => (
  <div className="grid grid-cols-[minmax(0,1fr)_276px] gap-9 @max-[760px]:grid-cols-[minmax(0,1fr)_224px] @max-[760px]:gap-6 @max-[620px]:grid-cols-1">
    <PartBoundary what="The fields" resetBy={id}>
      <GuideFields key={id} id={id} />
    </PartBoundary>
    <PartBoundary what="The test" resetBy={id}>
      <SipCard id={id} />
    </PartBoundary>
  </div>
);

const AtAGlance = ({ id }: { id: string }) => (
  <div className="mt-[22px] grid grid-cols-3 gap-5 border-t border-line pt-3 @max-[620px]:grid-cols-1">
    <PartBoundary what="Relationships" resetBy={id}>
      <RelationshipsGlance id={id} />
    </PartBoundary>
    <PartBoundary what="Calls to action" resetBy={id}>
      <CtasGlance id={id} />
    </PartBoundary>
    <PartBoundary what="Attributes" resetBy={id}>
      <AttributesGlance id={id} />
    </PartBoundary>
  </div>
);
