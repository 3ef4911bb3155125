import type { APIRoute } from 'astro';
import { iconPng } from '../formats/picture/icons.ts';

export const GET: APIRoute = async () =>
  new Response(await iconPng(192), { headers: { 'content-type': 'image/png' } });
