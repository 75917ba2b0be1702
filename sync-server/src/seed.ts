/** `npm run seed`: fills an empty database (`DATABASE_URL`, or the embedded one in `DATA_DIR`) and says how to sign in. */
import { createLog } from "./log.ts";
import { seedDatabase, seedPassword } from "./seed-data.ts";
import { readSettings } from "./settings.ts";
import { endWith } from "./tell-failure.ts";

const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);

try {
  const people = await seedDatabase(readSettings(process.env), createLog());
  say("Both samples are there. These people are in them, for development only:");
  for (const { email, level } of people) say(`  ${email}  ${level}`);
  say(`Everybody's password is: ${seedPassword}`);
} catch (error) {
  endWith(error, "The database could not be filled");
}
