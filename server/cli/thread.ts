/** A thread of `check` beside the first: see threads.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { workspaceOf } from './analysis.ts';
import { inputOfTask, piecesTaken, type Task } from './threads.ts';

const { thread, task } = workerData as { thread: number; task: Task };
const input = inputOfTask(task);
for (const piece of piecesTaken(thread, task, input, workspaceOf(input))) parentPort?.postMessage(piece);
