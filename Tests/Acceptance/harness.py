"""What the acceptance checks share: a broker, processes and topics, all on loopback and in a temporary folder."""
import json, os, pathlib, shutil, signal, socket, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOPICS = {role: f"winnow.{role}" for role in ("pages", "articles", "rejected", "duplicates")}


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for_port(port, process, seconds=30):
    end = time.time() + seconds
    while time.time() < end:
        if process.poll() is not None:
            sys.exit(f"the broker ended with {process.returncode}")
        with socket.socket() as s:
            s.settimeout(1)
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("the broker did not answer")


def read_topic(bootstrap, topic):
    """All committed records of a topic: (partition, offset, key, value, headers), by kcat."""
    out = subprocess.run(
        ["kcat", "-C", "-b", bootstrap, "-t", topic, "-o", "beginning", "-e", "-q", "-X", "isolation.level=read_committed",
         "-X", "fetch.message.max.bytes=20000000", "-f", "%p %o %K %S %h\n%k%s"], stdout=subprocess.PIPE, check=True).stdout
    records, at = [], 0
    while at < len(out):
        end = out.index(b"\n", at)
        partition, offset, key_length, value_length, *headers = out[at:end].split(b" ", 4)
        at = end + 1
        key = out[at:at + max(0, int(key_length))]
        at += len(key)
        value = out[at:at + max(0, int(value_length))]
        at += len(value)
        records.append((int(partition), int(offset), key, value, headers[0].decode() if headers else ""))
    return records


def input_offsets(bootstrap, topic):
    """Every offset of a topic as topic/partition/offset, from its ends: the broker cannot serve so much at once."""
    listing = json.loads(subprocess.run(["kcat", "-L", "-J", "-b", bootstrap, "-t", topic], stdout=subprocess.PIPE, check=True).stdout)
    offsets = set()
    for partition in range(len(listing["topics"][0]["partitions"])):
        answer = subprocess.run(["kcat", "-Q", "-b", bootstrap, "-t", f"{topic}:{partition}:-1"], stdout=subprocess.PIPE, check=True).stdout
        end = int(answer.decode().rsplit(" ", 1)[1])
        offsets |= {f"{topic}/{partition}/{offset}" for offset in range(end)}
    return offsets


class Checks:
    failed = 0

    def __call__(self, ok, text):
        print(("ok    " if ok else "FAIL  ") + text, flush=True)
        self.failed += not ok

    def end(self):
        """Says what came of it, and ends the program: with 1 where a check failed."""
        print(f"{'FAILED' if self.failed else 'passed'}: {self.failed} checks failed")
        sys.exit(1 if self.failed else 0)


class Play:
    """One broker with workers, in a folder of its own; everything ends with the `with` block."""

    def __init__(self, winnow, settings="", keep=False, create=True):
        self.winnow, self.settings, self.keep, self.create = winnow, settings, keep, create
        self.duplicates = ""
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="winnow-acceptance-"))
        self.processes = []

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
        port = free_port()
        self.bootstrap = f"127.0.0.1:{port}"
        broker = self.start(["noida-db", "start", "--only", "kafka", "--kafka-port", str(port), "--data-dir",
                             str(self.folder / "broker")], "broker")
        wait_for_port(port, broker)
        if self.create:
            subprocess.run([self.winnow, "topics", "--config", self.configuration(0), "--create"], check=True,
                           stdout=subprocess.DEVNULL)
        return self

    def start(self, command, log):
        """Starts a program in a session of its own, so that what it starts itself ends with it."""
        process = subprocess.Popen(command, stdout=open(self.folder / f"{log}.out", "ab"),
                                   stderr=open(self.folder / f"{log}.err", "ab"), start_new_session=True)
        self.processes.append(process)
        return process

    def configuration(self, worker):
        """The path of a worker's configuration. No instance names: the broker keeps a static member's place for ever."""
        path = self.folder / f"winnow-{worker}.yaml"
        # Whole at once: a worker may be about to read it.
        text = (f'broker:\n  bootstrapServers: ["{self.bootstrap}"]\n'
                        f"duplicates:\n  stateDirectory: {self.folder / f'state-{worker}'}\n"
                        f"{self.duplicates}metrics:\n  intervalSeconds: 1\n  ledgerSeconds: 5\nworker:\n  group: acceptance\n{self.settings}")
        fresh = path.with_suffix(".fresh")
        fresh.write_text(text.replace("w@", f"w{worker}"))
        fresh.replace(path)
        return str(path)

    def worker(self, number):
        """Starts a worker."""
        return self.start([self.winnow, "run", "--config", self.configuration(number)], f"worker-{number}")

    def metrics(self, number):
        """The metrics lines that a worker has printed."""
        return [line for line in self.lines(number) if "ledger" not in line]

    def ledgers(self, number):
        """The ledger lines that a worker has printed."""
        return [line for line in self.lines(number) if "ledger" in line]

    def lines(self, number):
        """The whole lines that a worker has printed."""
        lines = (self.folder / f"worker-{number}.out").read_bytes().split(b"\n")
        return [json.loads(line) for line in lines[:-1] if line.startswith(b"{")]

    def __exit__(self, kind, *_):
        for process in reversed(self.processes):
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(process.pid, number)
                    process.wait(timeout=10)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    pass
        if self.keep or kind:
            print(f"kept {self.folder}")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
