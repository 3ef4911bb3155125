import type { APIRoute } from 'astro';
import { touchIconPng } from '../outputs/picture/icons.ts';

export const GET: APIRoute = () => new Response(touchIconPng(), { headers: { 'content-type': 'image/png' } });
