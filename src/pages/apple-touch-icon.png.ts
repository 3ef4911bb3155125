import { fileEndpoint } from '../components/site.ts';
import { touchIconPng } from '../formats/meta/app.ts';

export const GET = fileEndpoint('image/png', touchIconPng);
