/** The folder that holds the stories, one folder a language: `NGUON_STORIES`, else `src/stories`. */
export function storiesFolder(env: Record<string, string | undefined>): string {
  return env['NGUON_STORIES'] || 'src/stories';
}
