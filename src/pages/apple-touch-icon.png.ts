import type { APIRoute } from 'astro';
import { touchIconPng } from '../formats/picture/icons.ts';

export const GET: APIRoute = async () =>
  new Response(await touchIconPng(), { headers: { 'content-type': 'image/png' } });
