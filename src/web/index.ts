export { createWeb, type Listening, type Web } from './server';
export { createMetrics, type Metrics } from './metrics';
export type { ApiToken, WebConfig, WebDeps } from './deps';
