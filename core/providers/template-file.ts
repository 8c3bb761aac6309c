/**
 * The file that holds the example of an event type. Characters that a file name cannot hold are written as in a URL,
 * so that no event type names a file elsewhere.
 */
export function templateFile(eventType: string): string {
  return `${encodeURIComponent(eventType).replaceAll('*', '%2A')}.json`;
}
