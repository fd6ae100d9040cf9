"""Holds mirnet against PyTorch and ONNX Runtime on the released network, and prints Markdown.

  python compare.py --size 256 --patch 64 --batch 2 --rounds 5 --onnx released.onnx

Every form of the network runs in a process of its own, which measures one thing, so that its peak
of memory is its own. The processes take turns for some rounds: whatever else the machine does meets
all forms alike. Times are medians of the processes' medians. Run it on a machine that does nothing
else.
"""

import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys

import peer

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
START_SCRIPT = ROOT / "mirnet-cli/src/main/dist/bin/mirnet-cli"
BEGIN = "<!-- compare.py: begin -->"
END = "<!-- compare.py: end -->"
TITLES = {
    "public-contiguous": "PyTorch, public form, contiguous",
    "public-channels-last": "PyTorch, public form, channels-last",
    "ours-channels-last": "PyTorch, our formulation, channels-last",
    "ours-channels-last-fused-adam": "the same, fused Adam",
    "ours-torchscript": "TorchScript of our formulation",
    "onnx": "ONNX Runtime",
}


def allocator_settings():
    """The variables of glibc that mirnet's start script sets, as it says them."""
    text = START_SCRIPT.read_text()
    found = dict(re.findall(r'export (MALLOC_\w+|GLIBC_TUNABLES)="\$\{\w+:-([^}]*)\}"', text))
    if not found:
        raise SystemExit(f"{START_SCRIPT} sets no allocator; what does --malloc mean now?")
    return found


def environment(options, for_mirnet):
    """Without any settings of the allocator but those asked for."""
    settings = allocator_settings()
    clean = {k: v for k, v in os.environ.items() if k not in settings and k != "MIRNET_MALLOC"}
    if for_mirnet:
        return clean | ({"MIRNET_MALLOC": "system"} if options.malloc == "system" else {})
    return clean | (settings if options.malloc == "tuned" else {})


def last_line(command, env):
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr.strip()}")
    return done.stdout.strip().splitlines()[-1]


class Case:
    """One thing to measure: an image of a size, or a step of a patch and a batch."""

    def __init__(self, only, **sides):
        self.only = only
        self.sides = sides
        self.arguments = ["--only", only]
        for name, value in sides.items():
            self.arguments += [f"--{name}", str(value)]

    def title(self):
        if self.only == "inference":
            return "Inference, one image of {size}x{size}".format(**self.sides)
        return "Training step, batch {batch}, patch {patch}".format(**self.sides)


class Peer:
    def __init__(self, form):
        self.form = form
        self.title = TITLES[form]

    def measures(self, case):
        return self.form in (peer.INFERENCE if case.only == "inference" else peer.TRAINING)

    def run(self, case, options):
        command = [sys.executable, str(HERE / "peer.py"), self.form, *case.arguments]
        command += counts(options) + ["--threads", str(options.threads)]
        if self.form == "onnx":
            command += ["--onnx", options.onnx]
        return json.loads(last_line(command, environment(options, False)))


class Mirnet:
    def __init__(self, execution, precision):
        self.form = f"mirnet-{execution}-{precision}"
        self.title = f"mirnet, {execution}, {precision}"
        self.variant = ["--execution", execution, "--precision", precision]

    def measures(self, case):
        return True

    def run(self, case, options):
        command = [options.mirnet, "benchmark", "--format", "json", *case.arguments, *self.variant]
        command += counts(options) + [f"threads={options.threads}", "device=cpu"]
        report = json.loads(last_line(command, environment(options, True)))
        result = report[case.only][0]
        kept = ("gemm_gflops", "peak_resident_mib")
        return result | {name: report[name] for name in kept}


def counts(options):
    return ["--repeats", str(options.repeats), "--warm-up", str(options.warm_up)]


def measure(case, forms, options):
    """Lets all forms take turns; returns the results of each form's processes."""
    results = {form.form: [] for form in forms}
    for i in range(options.rounds):
        for form in forms:
            result = form.run(case, options)
            results[form.form].append(result)
            print(
                f"{case.title()}, round {i + 1} of {options.rounds}: "
                f"{form.title} {result['median_s']:.4f} s",
                file=sys.stderr,
                flush=True,
            )
    return results


def median(results):
    return statistics.median(result["median_s"] for result in results)


def table(case, forms, results):
    medians = {form.form: median(results[form.form]) for form in forms}
    eager = [form.form for form in forms if form.form.startswith(peer.EAGER)]
    bases = [
        ("contiguous", medians.get("public-contiguous")),
        ("fastest eager", min((medians[form] for form in eager), default=None)),
        ("our formulation", medians.get("ours-channels-last")),
    ]
    lines = [f"**{case.title()}**", ""]
    against = "".join(f" times {name} |" for name, _ in bases)
    lines.append(f"| | median | from - to |{against} most resident |")
    lines.append("|---|---:|---:|" + "---:|" * len(bases) + "---:|")
    for form in forms:
        rounds = results[form.form]
        ratios = "".join(f" {ratio(base, medians[form.form])} |" for _, base in bases)
        least = min(result["min_s"] for result in rounds)
        most = max(result["max_s"] for result in rounds)
        resident = max(result["peak_resident_mib"] for result in rounds)
        lines.append(
            f"| {form.title} | {medians[form.form]:.3f} s | {least:.3f} - {most:.3f} s |{ratios}"
            f" {resident:,} MiB |"
        )
    return "\n".join(lines)


def ratio(base, seconds):
    return "" if base is None else f"{base / seconds:.2f}"


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "an unknown processor"


def heading(forms, everything, options):
    versions = {}
    gemm = []
    for results in everything:
        for form in forms:
            for result in results.get(form.form, []):
                if "version" in result:
                    name = "ONNX Runtime" if form.form == "onnx" else "PyTorch"
                    versions[name] = result["version"]
                gemm += [result["gemm_gflops"]] if "gemm_gflops" in result else []
    parts = [f"{processor()}, threads: {options.threads}"]
    parts += [f"{name} {version}" for name, version in versions.items()]
    parts += [f"processes of each form: {options.rounds}, repeats in each: {options.repeats}"]
    parts += [f"allocator: {options.malloc}"]
    if gemm:
        parts += [f"product of two matrices: {statistics.median(gemm):.0f} GFLOP/s"]
    return "; ".join(parts) + "."


def forms_of(options):
    forms = [Peer(form) for form in TITLES if form != "onnx" or options.onnx]
    for variant in options.variants.split(","):
        execution, _, precision = variant.partition(":")
        forms.append(Mirnet(execution, precision or "float32"))
    if options.forms:
        asked = options.forms.split(",")
        unknown = set(asked) - {form.form for form in forms}
        if unknown:
            known = ", ".join(form.form for form in forms)
            raise SystemExit(f"--forms: no {', '.join(sorted(unknown))}; there are: {known}")
        forms = [form for form in forms if form.form in asked]
    return forms


def numbers(text):
    return [int(number) for number in text.split(",")]


def parse():
    parser = argparse.ArgumentParser(description="mirnet against PyTorch and ONNX Runtime")
    parser.add_argument("--only", choices=("inference", "training"), help="default: both")
    parser.add_argument("--size", type=numbers, default=[256], help="sides of images: 256,512")
    parser.add_argument("--patch", type=numbers, default=[64], help="sides of samples")
    parser.add_argument("--batch", type=numbers, default=[2], help="samples of a step")
    parser.add_argument("--rounds", type=int, default=5, help="processes of each form")
    parser.add_argument("--repeats", type=int, default=5, help="repeats that count in a process")
    parser.add_argument("--warm-up", type=int, default=3, help="repeats before them")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--onnx", help="a file by: mirnet-cli export --format onnx")
    parser.add_argument("--mirnet", default=str(ROOT / "bin/mirnet-cli"), help="what starts it")
    parser.add_argument(
        "--variants", default="eager:float32", help="of mirnet, as in eager:float32,compiled:bfloat16"
    )
    parser.add_argument("--forms", help="only these, separated by commas")
    parser.add_argument(
        "--malloc",
        choices=("as-started", "system", "tuned"),
        default="as-started",
        help="as-started: mirnet by its script, the others with glibc as it is; "
        "system: glibc as it is for all; tuned: the script's settings for all",
    )
    parser.add_argument("--json", help="a file for the results of every process")
    return parser.parse_args()


def main():
    options = parse()
    forms = forms_of(options)
    if any(isinstance(form, Mirnet) for form in forms):
        last_line([options.mirnet, "--version"], environment(options, True))  # builds, if need be
    cases = [Case("inference", size=size) for size in options.size]
    cases += [
        Case("training", patch=patch, batch=batch)
        for patch in options.patch
        for batch in options.batch
    ]
    cases = [case for case in cases if options.only in (None, case.only)]
    everything = {}
    for case in cases:
        everything[case] = measure(case, [f for f in forms if f.measures(case)], options)
    if options.json:
        by_title = {case.title(): results for case, results in everything.items()}
        pathlib.Path(options.json).write_text(json.dumps(by_title, indent=1) + "\n")
    print(BEGIN)
    print(heading(forms, everything.values(), options))
    for case, results in everything.items():
        print("\n" + table(case, [f for f in forms if f.measures(case)], results))
    print(END)


if __name__ == "__main__":
    main()
