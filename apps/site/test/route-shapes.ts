import type { Hono } from 'hono';

/** What answers this method, as it was declared, each once. `ALL` are those for every method: what goes before all of them. */
export function routesOf(app: Hono, method: string): readonly string[] {
  return [...new Set(app.routes.filter((route) => route.method === method).map(({ path }) => path))];
}

/** The part of a route that stands for something: `:slug`, `:file{[a-z]+\.bib}`, `*`. None of ours has two with a pattern. */
const part = /:\w+\{(?<pattern>.+)\}|:\w+|\*/g;

/** The addresses that a route answers. */
export function shapeOf(route: string): RegExp {
  const shape = route.replace(part, (found, pattern?: string) =>
    pattern === undefined ? (found === '*' ? '.+' : '[^/]+') : `(?:${pattern})`,
  );
  return new RegExp(`^${shape}$`);
}

/** The route with each of these in the place of its part, where the part takes it; the route itself when it has none. */
export function filled(route: string, words: readonly string[]): readonly string[] {
  if (route.search(part) < 0) return [route];
  const shape = shapeOf(route);
  return words.map((word) => route.replace(part, () => word)).filter((path) => shape.test(path));
}
