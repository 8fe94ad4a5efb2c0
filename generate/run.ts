/** Writes the files that are generated from other files of the repository: `npm run generate`. */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './files';

for (const [file, content] of generatedFiles()) writeFileSync(file, content);
