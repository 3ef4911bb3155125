import type { APIRoute } from 'astro';
import { iconPng } from '../outputs/picture/icons.ts';

export const GET: APIRoute = () => new Response(iconPng(512), { headers: { 'content-type': 'image/png' } });
