/** Lists in pages: from what was asked to what SQL needs, and to the answer. */
interface PageQuery {
  page: number;
  page_size: number;
}

export const offsetOf = ({ page, page_size }: PageQuery) => ({ offset: (page - 1) * page_size, limit: page_size });

export function listAnswer<T>(data: T[], { page, page_size }: PageQuery, total: number) {
  return { data, meta: { page, page_size, total } };
}
