export { createWeb, type Listening, type Web } from './server';
export { createMetrics } from './metrics';
