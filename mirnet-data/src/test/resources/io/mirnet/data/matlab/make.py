"""Makes the files of version 7.3 in this folder: python make.py (numpy, h5py). Values follow formulas that the
tests repeat."""
import h5py
import numpy as np

HEAD = b'MATLAB 7.3 MAT-file, Platform: GLNXA64, HDF5 schema 1.00 .'.ljust(124) + b'\x00\x02IM'


def matlab(path, fill):
    with h5py.File(path, 'w', userblock_size=512) as file:
        fill(file)
    with open(path, 'r+b') as file:
        file.write(HEAD)


def blocks(file):
    p, b, y, x, c = np.ogrid[:2, :3, :4, :5, :3]
    values = ((p * 101 + b * 37 + y * 13 + x * 7 + c * 3) % 256).astype(np.uint8)
    file.create_dataset('Noisy', data=values.T, chunks=(2, 3, 4, 2, 1), compression='gzip', shuffle=True)


def cell(file):
    refs = file.create_group('#refs#')
    references = file.create_dataset('Restored', (3, 2), dtype=h5py.ref_dtype)
    for p in range(2):
        for b in range(3):
            y, x, c = np.ogrid[:4, :5, :3]
            values = ((p * 3 + b + y * 5 + x * 2 + c) % 32 / 32).astype(np.float32)
            references[b, p] = refs.create_dataset(f'r{p}{b}', data=values.T).ref


def info(file):
    refs = file.create_group('#refs#')
    boxes = file.create_group('info').create_dataset('boundingboxes', (1, 2), dtype=h5py.ref_dtype)
    for n in range(2):
        box = np.array([[1 + n, 2, 4 + n, 4], [3, 1, 6, 7]], float)
        boxes[0, n] = refs.create_dataset(f'b{n}', data=box.T).ref


def unset(file):
    file.create_group('info').create_dataset('boundingboxes', (1, 2), dtype=h5py.ref_dtype)


def picture(n):
    y, x, c = np.ogrid[:6, :7, :3]
    values = ((y * 13 + x * 7 + c * 3 + n * 5) % 32 / 32).astype(np.float32)
    return lambda file: file.create_dataset('InoisySRGB', data=values.T)


matlab('blocks.mat', blocks)
matlab('cell.mat', cell)
matlab('info.mat', info)
matlab('unset.mat', unset)
matlab('0001.mat', picture(1))
matlab('0002.mat', picture(2))
with h5py.File('plain-hdf5.mat', 'w') as plain:
    plain['Noisy'] = np.zeros((3, 5, 4, 3, 2), np.uint8)
