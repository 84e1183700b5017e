/** A thread of `check` beside the first: see threads.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { workspaceOf } from './analysis.ts';
import { inputOfTask, piecesTaken, type Task } from './threads.ts';

const task = workerData as Task;
const input = inputOfTask(task);
for (const piece of piecesTaken(task, input, workspaceOf(input))) parentPort?.postMessage(piece);
