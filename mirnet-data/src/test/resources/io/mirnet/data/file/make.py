"""Makes the pictures of this folder and prints the CRC-32 of the samples that Pillow or OpenCV see.

Pillow 13.0.0, OpenCV 5.0.0, numpy; the numbers stand in ForeignFilesTest.
"""
import zlib
import cv2
import numpy as np
from PIL import Image, ImageCms

rng = np.random.default_rng(5)
h, w = 13, 21
y, x = np.mgrid[:h, :w]
a = np.stack([127 + 100 * np.sin(x / 5 + y / 9), 127 + 90 * np.cos(x / 7), 127 + 110 * np.sin(y / 4)], 2)
a = (a + rng.normal(0, 12, a.shape)).clip(0, 255).astype(np.uint8)
picture = Image.fromarray(a)
grey = picture.convert("L")
# Red and green exchanged in the table of tags, so that a conversion would show.
wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
wide = wide.replace(b"rXYZ", b"swap", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"swap", b"gXYZ", 1)
lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
turned = Image.Exif()
turned[274] = 6

picture.save("420.jpg", quality=85, subsampling=2)
picture.save("420-progressive.jpg", quality=85, subsampling=2, progressive=True)
picture.save("422.jpg", quality=85, subsampling=1)
cv2.imwrite("440.jpg", a[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 85, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_440])
picture.save("adobe-rgb.jpg", quality=85, keep_rgb=True)
grey.save("grey.jpg", quality=85)
picture.convert("CMYK").save("cmyk.jpg")
# neither JFIF nor Adobe, and components that are called 0, 1, 2
picture.save("ids.jpg", quality=85, subsampling=0)
data = bytearray(open("ids.jpg", "rb").read())
del data[2:4 + int.from_bytes(data[4:6], "big")]
for marker, step in ((b"\xff\xc0", 3), (b"\xff\xda", 2)):
    first = data.index(marker) + (10 if step == 3 else 5)
    for i in range(3):
        assert data[first + i * step] == i + 1
        data[first + i * step] = i
open("ids.jpg", "wb").write(data)
deep = a.astype(np.uint16) * 257 + rng.integers(-128, 0, a.shape)
deep = deep.clip(0, 65535).astype(np.uint16)
cv2.imwrite("deep.tif", deep[:, :, ::-1])  # LZW with a predictor
picture.convert("LAB").save("lab.tif")
picture.save("jpeg.tif", compression="jpeg")
Image.fromarray(np.dstack([a, a[:, :, 0]])).save("opacity.webp", lossless=True)
picture.crop((0, 0, 7, 9)).save("lossy.webp")
picture.crop((0, 0, 7, 9)).save("lossless.webp", lossless=True)
Image.new("RGB", (1920, 1080)).save("black.webp", lossless=True)
picture.save("24.bmp")
picture.quantize(16).save("palette.bmp")
for suffix in ("jpg", "tif", "png", "webp"):
    options = {"lossless": True} if suffix == "webp" else {}
    picture.save("wide." + suffix, icc_profile=wide, **options)
    picture.save("lab-profile." + suffix, icc_profile=lab, **options)
    picture.save("turned." + suffix, exif=turned, **options)

names = "420.jpg 420-progressive.jpg 422.jpg 440.jpg adobe-rgb.jpg grey.jpg ids.jpg deep.tif jpeg.tif opacity.webp 24.bmp palette.bmp"
names = names.split() + [k + "." + s for k in ("wide", "lab-profile") for s in ("jpg", "tif", "png", "webp")]
for name in names:
    p = deep if name == "deep.tif" else np.asarray(Image.open(name).convert("L" if "grey" in name else "RGBA" if "opacity" in name else "RGB"))
    if p.ndim == 2:
        p = np.dstack([p] * 3)
    print(name, p.shape, format(zlib.crc32(np.ascontiguousarray(p[:, :, :3]).astype(">u2").tobytes()), "08x"))
    if name != "deep.tif":
        seen = cv2.imread(name, cv2.IMREAD_COLOR)
        if seen is not None and not np.array_equal(seen[:, :, ::-1], p[:, :, :3]):
            print("  OpenCV differs by", np.abs(seen[:, :, ::-1].astype(int) - p[:, :, :3]).max())
for suffix in ("jpg", "tif", "png", "webp"):
    from PIL import ImageOps
    p = np.asarray(ImageOps.exif_transpose(Image.open("turned." + suffix)))
    print("turned." + suffix, p.shape, format(zlib.crc32(p.astype(">u2").tobytes()), "08x"))
print("profile", len(wide), format(zlib.crc32(wide), "08x"))
