import { fileEndpoint } from '../components/site.ts';
import { iconPng, iconSizes } from '../formats/meta/app.ts';

export const getStaticPaths = () => iconSizes.map((size) => ({ params: { size: `${size}` } }));

export const GET = fileEndpoint('image/png', ({ params }) => iconPng(Number(params['size'])));
