"""Measures one way to compute the network outside of mirnet, alone in its process.

  python peer.py FORM --only inference --size 256
  python peer.py FORM --only training --patch 64 --batch 2
  python peer.py check

prints one line of JSON: the median of the repeats that count, and the most memory that was resident.
`check` says instead how far the forms are apart, which is rounding if they are one network.
"""

import argparse
import json
import os
import statistics
import time

EAGER = ("public-contiguous", "public-channels-last", "ours-channels-last")
INFERENCE = EAGER + ("ours-torchscript", "onnx")
TRAINING = EAGER + ("ours-channels-last-fused-adam", "ours-torchscript")


def network(form):
    import torch
    from network import Network

    contiguous = form.endswith("contiguous")
    order = torch.contiguous_format if contiguous else torch.channels_last
    return Network(form.split("-")[0], order), order


def image(torch, order, batch, side):
    torch.manual_seed(1)
    return torch.rand(batch, 3, side, side).to(memory_format=order)


def inference(form, options):
    if form == "onnx":
        return onnx_inference(options)
    import torch

    torch.set_num_threads(options.threads)
    model, order = network(form)
    model.requires_grad_(False).eval()
    x = image(torch, order, 1, options.size)
    if form == "ours-torchscript":
        model = torch.jit.freeze(torch.jit.trace(model, x, check_trace=False))

    def run():
        with torch.inference_mode():
            return model(x).sum().item()

    return run, torch.__version__


def onnx_inference(options):
    import numpy
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = options.threads
    session = onnxruntime.InferenceSession(
        options.onnx, settings, providers=["CPUExecutionProvider"]
    )
    shape = (1, 3, options.size, options.size)
    x = numpy.random.default_rng(1).random(shape, dtype=numpy.float32)
    inputs = {session.get_inputs()[0].name: x}
    return lambda: float(session.run(None, inputs)[0].sum()), onnxruntime.__version__


def training(form, options):
    import torch

    torch.set_num_threads(options.threads)
    model, order = network(form)
    x = image(torch, order, options.batch, options.patch)
    y = torch.rand(options.batch, 3, options.patch, options.patch).to(memory_format=order)
    parameters = list(model.parameters())
    if form == "ours-torchscript":
        model = torch.jit.trace(model, x, check_trace=False)
    optimizer = torch.optim.Adam(parameters, 2e-4, fused=form.endswith("fused-adam"))

    def run():
        optimizer.zero_grad(set_to_none=True)
        loss = torch.sqrt((model(x) - y).square() + 1e-6).mean()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(parameters, 0.01)
        optimizer.step()
        if not norm > 0:
            raise SystemExit(f"{form}: the gradients are {norm.item()}")
        return loss.item()

    return run, torch.__version__


def check():
    import torch

    wanted = None
    for form in EAGER:
        model, order = network(form)
        with torch.inference_mode():
            output = model(image(torch, order, 1, 64))
        wanted = output if wanted is None else wanted
        count = sum(parameter.numel() for parameter in model.parameters())
        apart = (output - wanted).abs().max().item()
        print(f"{form:22s} {count:,} parameters, {apart:.1e} from the first form at most")


def resident_mebibytes():
    """VmHWM: unlike getrusage's number it doesn't begin with what the parent process had."""
    with open("/proc/self/status") as status:
        kibibytes = next(line.split()[1] for line in status if line.startswith("VmHWM:"))
    return int(kibibytes) // 1024


def parse():
    parser = argparse.ArgumentParser(description="measures one form of the network")
    parser.add_argument("form", choices=sorted({"check", *INFERENCE, *TRAINING}))
    parser.add_argument("--only", choices=("inference", "training"), default="inference")
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--patch", type=int, default=64)
    parser.add_argument("--batch", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--warm-up", type=int, default=3)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--onnx", help="the file that the form onnx runs")
    options = parser.parse_args()
    known = INFERENCE if options.only == "inference" else TRAINING
    if options.form != "check" and options.form not in known:
        parser.error(f"{options.only} has no form {options.form}; it has: {', '.join(known)}")
    if options.form == "onnx" and not options.onnx:
        parser.error("the form onnx needs --onnx FILE")
    return options


def main():
    options = parse()
    if options.form == "check":
        check()
        return
    prepare = inference if options.only == "inference" else training
    run, version = prepare(options.form, options)
    seconds = []
    for i in range(options.warm_up + options.repeats):
        start = time.perf_counter()
        run()
        if i >= options.warm_up:
            seconds.append(time.perf_counter() - start)
    result = {
        "median_s": statistics.median(seconds),
        "min_s": min(seconds),
        "max_s": max(seconds),
        "peak_resident_mib": resident_mebibytes(),
        "version": version,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
