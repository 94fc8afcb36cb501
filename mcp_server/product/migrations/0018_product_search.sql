-- What a name and a search for it have in common, whatever width, case, kana and
-- spaces they are written with.
create function search_key(written text) returns text
language sql immutable parallel safe
  return translate(
    regexp_replace(lower(normalize(written, NFKC)), '\s+', '', 'g'),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽヾ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝゞ');

comment on column products.stock is
  'Units on hand; see held_stock() for those that orders hold.';
