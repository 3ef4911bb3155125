import { fileEndpoint } from '../components/site.ts';
import { iconSvg } from '../formats/meta/app.ts';

export const GET = fileEndpoint('image/svg+xml', () => iconSvg());
