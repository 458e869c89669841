import path from 'node:path';

const SRC = `${path.sep}src${path.sep}`;

/** The folder below `src/` that a file belongs to, or undefined for what lies at its root or outside. */
function areaOf(file) {
  const at = file.lastIndexOf(SRC);
  const [area, ...rest] = at < 0 ? [] : file.slice(at + SRC.length).split(path.sep);
  return rest.length ? area : undefined;
}

/** `shared` serves the pages and knows none; pages do not know each other; `app` puts them together. */
export const pageBoundaries = {
  meta: {
    type: 'problem',
    messages: {
      shared: '`shared` may not know `{{to}}`: turn the dependency round.',
      page: 'The pages of `{{from}}` may not know `{{to}}`: what both need belongs in `shared`.',
    },
    schema: [],
  },
  create(context) {
    const from = areaOf(context.filename);
    function check(node) {
      const source = node.source?.value;
      if (!from || from === 'app' || typeof source !== 'string' || !source.startsWith('.')) {
        return;
      }
      const to = areaOf(path.resolve(path.dirname(context.filename), source, 'x'));
      if (to && to !== from && to !== 'shared') {
        context.report({ node, messageId: from === 'shared' ? 'shared' : 'page', data: { from, to } });
      }
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
