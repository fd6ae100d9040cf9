"""The released MIRNet-v2 in PyTorch, with random weights, in two forms of the same mathematics.

`public` computes as the widespread PyTorch code does: streams are concatenated, reshaped, weighted
and summed, and attention is a product of a reshaped feature map. `ours` computes as mirnet's blocks
do: a weighted sum without a concatenation, and attention on a view of rows, which needs no copy in
channels-last order.
"""

import torch
import torch.nn.functional as F

WIDTHS = (80, 120, 180)
GROUPS = (1, 2, 4, 4)
BLOCKS = 2


def random_weights(seed=0):
    """All weights by the names that mirnet reads and writes."""
    torch.manual_seed(seed)
    weights = {}

    def conv(name, outputs, inputs, kernel):
        weight = torch.empty(outputs, inputs, kernel, kernel)
        torch.nn.init.kaiming_uniform_(weight, a=5**0.5)
        weights[name + ".weight"] = weight

    top, middle, bottom = WIDTHS
    conv("conv_in", top, 3, 3)
    for i, groups in enumerate(GROUPS):
        for j in range(BLOCKS):
            block = f"body.{i}.body.{j}."
            for name, width in (("top", top), ("mid", middle), ("bot", bottom)):
                rcb = f"{block}dau_{name}."
                conv(rcb + "body.0", width, width // groups, 3)
                conv(rcb + "body.2", width, width // groups, 3)
                conv(rcb + "gcnet.conv_mask", 1, width, 1)
                conv(rcb + "gcnet.channel_add_conv.0", width, width, 1)
                conv(rcb + "gcnet.channel_add_conv.2", width, width, 1)
            conv(block + "down2.body.0.bot.1", middle, top, 1)
            conv(block + "down4.0.body.0.bot.1", middle, top, 1)
            conv(block + "down4.1.body.0.bot.1", bottom, middle, 1)
            for column in (1, 2):
                conv(f"{block}up21_{column}.body.0.bot.0", top, middle, 1)
                conv(f"{block}up32_{column}.body.0.bot.0", middle, bottom, 1)
            for name, width in (("top", top), ("mid", middle)):
                squeezed = max(width // 8, 4)
                conv(f"{block}skff_{name}.conv_du.0", squeezed, width, 1)
                for stream in (0, 1):
                    conv(f"{block}skff_{name}.fcs.{stream}", width, squeezed, 1)
            conv(block + "conv_out", top, top, 1)
        conv(f"body.{i}.body.{BLOCKS}", top, top, 3)
    conv("conv_out", 3, top, 3)
    return weights


class Network(torch.nn.Module):
    """The network in one of its forms, in one memory order."""

    def __init__(self, form, memory_format):
        super().__init__()
        self.ours = form == "ours"
        for name, weight in random_weights().items():
            parameter = torch.nn.Parameter(weight.to(memory_format=memory_format))
            self.register_parameter(name.replace(".", "_"), parameter)

    def conv(self, name, x, padding=0, groups=1):
        weight = getattr(self, name.replace(".", "_") + "_weight")
        return F.conv2d(x, weight, None, 1, padding, 1, groups)

    def fuse(self, name, u, v):
        if not self.ours:
            return self.fuse_stacked(name, u, v)
        pooled = u.mean((2, 3), keepdim=True) + v.mean((2, 3), keepdim=True)
        weights = self.attention(name, pooled, torch.stack)
        return u * weights[:, 0] + v * weights[:, 1]

    def fuse_stacked(self, name, u, v):
        n, c, h, w = u.shape
        streams = torch.cat([u, v], 1).reshape(n, 2, c, h, w)
        pooled = F.adaptive_avg_pool2d(streams.sum(1), 1)
        weights = self.attention(name, pooled, torch.cat)
        return (streams * weights).sum(1)

    def attention(self, name, pooled, join):
        squeezed = F.leaky_relu(self.conv(name + "conv_du.0", pooled), 0.2)
        scores = [self.conv(f"{name}fcs.{stream}", squeezed) for stream in (0, 1)]
        n, c, _, _ = scores[0].shape
        return join(scores, 1).reshape(n, 2, c, 1, 1).softmax(1)

    def rcb(self, name, x, groups):
        inner = F.leaky_relu(self.conv(name + "body.0", x, 1, groups), 0.2)
        features = self.conv(name + "body.2", inner, 1, groups)
        n, c, h, w = features.shape
        mask = self.conv(name + "gcnet.conv_mask", features).reshape(n, 1, h * w).softmax(2)
        if self.ours:
            rows = features.permute(0, 2, 3, 1).reshape(n, h * w, c)
            context = torch.bmm(mask, rows).reshape(n, c, 1, 1)
        else:
            flat = features.reshape(n, c, h * w).unsqueeze(1)
            context = torch.matmul(flat, mask.unsqueeze(3)).reshape(n, c, 1, 1)
        inner = F.leaky_relu(self.conv(name + "gcnet.channel_add_conv.0", context), 0.2)
        context = self.conv(name + "gcnet.channel_add_conv.2", inner)
        return F.leaky_relu(features + context, 0.2) + x

    def down(self, name, x):
        return self.conv(name, F.avg_pool2d(x, 2, 2, 0, True, False))

    def up(self, name, x):
        x = self.conv(name, x)
        return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)

    def block(self, name, x, groups):
        top = x if self.ours else x.clone()
        middle = self.down(name + "down2.body.0.bot.1", top)
        bottom = self.down(name + "down4.0.body.0.bot.1", top)
        bottom = self.down(name + "down4.1.body.0.bot.1", bottom)
        for column in (1, 2):
            top = self.rcb(name + "dau_top.", top, groups)
            middle = self.rcb(name + "dau_mid.", middle, groups)
            bottom = self.rcb(name + "dau_bot.", bottom, groups)
            raised = self.up(f"{name}up32_{column}.body.0.bot.0", bottom)
            middle = self.fuse(name + "skff_mid.", middle, raised)
            raised = self.up(f"{name}up21_{column}.body.0.bot.0", middle)
            top = self.fuse(name + "skff_top.", top, raised)
        return self.conv(name + "conv_out", top) + x

    def forward(self, image):
        features = self.conv("conv_in", image, 1)
        for i, groups in enumerate(GROUPS):
            x = features
            for j in range(BLOCKS):
                x = self.block(f"body.{i}.body.{j}.", x, groups)
            features = self.conv(f"body.{i}.body.{BLOCKS}", x, 1) + features
        return self.conv("conv_out", features, 1) + image
