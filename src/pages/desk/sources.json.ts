import type { APIRoute } from 'astro';
import { deskSources } from '../../components/desk.ts';

/** The published CSVs as the desk begins with them; never a report's text. */
export const GET: APIRoute = async () => Response.json({ files: await deskSources() });
