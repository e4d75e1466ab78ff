/** Runs main with the process's arguments: what child processes are started with. */
import { main } from './main';

void main(process.argv.slice(2));
