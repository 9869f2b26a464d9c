/** What features read of a page or an endpoint of Astro's. Written out, so that they need not know the framework. */
export interface AskedPage {
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  cookies: { get: (name: string) => { value: string } | undefined };
  locals: App.Locals;
}
