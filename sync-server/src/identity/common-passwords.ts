/**
 * Passwords that attackers try first, in lower case. Trailing digits and signs are taken off before looking, so `password` stands
 * for `Password123!` too.
 */
const words = `
  password passwort motdepasse contrasena qwerty qwertyui qwertyuiop qwertz qwertzui qwertzuiop azerty azertyuiop asdfgh asdfghjk asdfghjkl
  zxcvbn zxcvbnm yxcvbnm qazwsx qazwsxedc qweasd qweasdzxc iloveyou letmein welcome willkommen bienvenue monkey dragon football baseball
  basketball superman batman spiderman pokemon starwars princess sunshine shadow master michael jessica ashley jennifer charlie michelle
  jordan hunter killer trustno freedom whatever computer internet samsung google facebook chocolate butterfly flower summer winter spring
  autumn january february monday friday secret admin administrator root login guest default changeme access hello hallo bonjour nothing
  mustang ferrari porsche mercedes corvette harley yamaha arsenal chelsea liverpool barcelona juventus cheese cookie banana pepper ginger
  matrix phoenix tigger maggie buster daniel andrew thomas robert george joshua matthew anthony william nicole samantha amanda
  abcdef abcdefg abcdefgh abcabc testtest test tester testing demo demodemo example sample user username project orca orcaorca
`;
const numbers = `
  12345678 123456789 1234567890 0123456789 87654321 987654321 0987654321 11223344 12341234 12344321 11112222 12121212 13131313 69696969
  123123123 112233445566 123321123 147258369 159357456 741852963 789456123 102030405 1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 a1b2c3d4
  abc12345 abcd1234 1234abcd aa123456 qwer1234 pass1234 p@ssw0rd p@ssword passw0rd pa$$word pa$$w0rd 1234qwer zaq12wsx
`;

export const commonPasswords: ReadonlySet<string> = new Set(`${words} ${numbers}`.split(/\s+/).filter(Boolean));
