"""What non-local means reach at their best on the pictures of a result, for docs/results.md.

  pip install numpy scikit-image
  python docs/results/non_local_means.py gaussian PHOTOS      (Kodak's last six, sigma 25)
  python docs/results/non_local_means.py denoise SIDD/test    (folders input and target)

The best setting is chosen by these very pictures, which flatters them. Writes RESULT/baseline.json.
"""
import itertools
import json
import pathlib
import sys

import numpy as np
import skimage
from skimage.io import imread
from skimage.restoration import denoise_nl_means, estimate_sigma


def psnr(restored, target):
    return -10 * np.log10(np.mean((np.clip(restored, 0, 1) - target) ** 2))


def pairs(result, folder):
    if result == "gaussian":
        random = np.random.default_rng(0)
        for number in range(19, 25):
            target = imread(folder / f"kodak-{number}.png") / 255.0
            yield target + random.normal(0, 25 / 255, target.shape), target, 25 / 255
    else:
        for target in sorted((folder / "target").iterdir()):
            noisy = imread(folder / "input" / target.name) / 255.0
            yield noisy, imread(target) / 255.0, float(np.mean(estimate_sigma(noisy, channel_axis=-1)))


def mean(pictures, strength, size, distance):
    return float(
        np.mean(
            [
                psnr(
                    denoise_nl_means(
                        noisy,
                        h=strength * sigma,
                        sigma=sigma,
                        patch_size=size,
                        patch_distance=distance,
                        fast_mode=True,
                        channel_axis=-1,
                    ),
                    target,
                )
                for noisy, target, sigma in pictures
            ]
        )
    )


def main():
    result, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    pictures = list(pairs(result, folder))
    settings = list(itertools.product((0.4, 0.6, 0.8, 1.0), (3, 5, 7), (6, 11)))
    # All settings on an eighth of the pictures, two at least; then the best four on all of them.
    few = pictures[:: max(1, min(8, len(pictures) // 2))]
    tried = sorted(((mean(few, *setting), setting) for setting in settings), reverse=True)
    best, (strength, size, distance) = max((mean(pictures, *setting), setting) for _, setting in tried[:4])
    name = "Non-local means (scikit-image %s) at their best of %d settings (h %.1f sigma, patch %d, distance %d)"
    name %= (skimage.__version__, len(settings), strength, size, distance)
    file = pathlib.Path(__file__).parent / result / "baseline.json"
    file.write_text(json.dumps({"name": name, "psnr": best}) + "\n")
    print("%.2f dB" % best, name)


main()
