package io.mirnet.blocks.script;

/** The TorchScript behind {@link Foreach}. */
final class ForeachCode {
  /**
   * Fused updates ignore memory orders on a CPU, so gradients are brought into that of the weights.
   * Lists that are changed come from outside: a change in a list that was made here would be taken
   * for dead code.
   */
  static final String TEXT =
      """
      def norms(self, a: List[Tensor]) -> List[Tensor]:
        return [torch.stack(torch._foreach_norm(a))]
      def scale(self, a: List[Tensor], by: float) -> List[Tensor]:
        torch._foreach_mul_(a, by)
        return annotate(List[Tensor], [])
      def clamp(self, a: List[Tensor], most: float) -> List[Tensor]:
        torch._foreach_clamp_max_(a, most)
        torch._foreach_clamp_min_(a, torch.neg(most))
        return annotate(List[Tensor], [])
      def add(self, a: List[Tensor], b: List[Tensor]) -> List[Tensor]:
        torch._foreach_add_(a, b, alpha=1)
        return annotate(List[Tensor], [])
      def mix(self, a: List[Tensor], b: List[Tensor], keep: float, share: float) -> List[Tensor]:
        torch._foreach_mul_(a, keep)
        torch._foreach_add_(a, b, alpha=share)
        return annotate(List[Tensor], [])
      def copy(self, a: List[Tensor], b: List[Tensor]) -> List[Tensor]:
        torch._foreach_copy_(a, b)
        return annotate(List[Tensor], [])
      def flatten(self, a: List[Tensor]) -> List[Tensor]:
        r = annotate(List[Tensor], [])
        for i in range(torch.len(a)):
          _0 = torch.append(r, torch.as_strided(a[i], [torch.numel(a[i])], [1]))
        return [torch.cat(r)]
      def spread(self, a: List[Tensor], flat: Tensor) -> List[Tensor]:
        r = annotate(List[Tensor], [])
        at = 0
        for i in range(torch.len(a)):
          _0 = torch.append(r, torch.as_strided(flat, torch.size(a[i]), torch.stride(a[i]), at))
          at = torch.add(at, torch.numel(a[i]))
        torch._foreach_copy_(a, r)
        return annotate(List[Tensor], [])
      def ordered(self, g: List[Tensor], w: List[Tensor]) -> List[Tensor]:
        r = annotate(List[Tensor], [])
        for i in range(torch.len(g)):
          if torch.eq(torch.stride(g[i]), torch.stride(w[i])):
            _0 = torch.append(r, g[i])
          else:
            _1 = torch.append(r, torch.copy_(torch.empty_like(w[i]), g[i]))
        return r
      def require(self, w: List[Tensor], m: List[Tensor]) -> List[Tensor]:
        for i in range(torch.len(m)):
          if torch.ne(torch.stride(m[i]), torch.stride(w[i])):
            ops.prim.RaiseException("a moment lies in memory in another order than its weight", "builtins.ValueError")
          else:
            pass
        return annotate(List[Tensor], [])
      def steps(self, w: List[Tensor], step: float) -> List[Tensor]:
        t = torch.new_full(w[0], annotate(List[int], []), step)
        r = annotate(List[Tensor], [])
        for i in range(torch.len(w)):
          _0 = torch.append(r, t)
        return r
      def adam(self, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], step: float, rate: float, beta1: float, beta2: float, eps: float, decay: float) -> List[Tensor]:
        o = (self).ordered(g, w, )
        _m = (self).require(w, m, )
        _v = (self).require(w, v, )
        t = (self).steps(w, step, )
        torch._fused_adam_(w, o, m, v, annotate(List[Tensor], []), t, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=False, maximize=False)
        return annotate(List[Tensor], [])
      def adamw(self, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], step: float, rate: float, beta1: float, beta2: float, eps: float, decay: float) -> List[Tensor]:
        o = (self).ordered(g, w, )
        _m = (self).require(w, m, )
        _v = (self).require(w, v, )
        t = (self).steps(w, step, )
        torch._fused_adamw_(w, o, m, v, annotate(List[Tensor], []), t, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=False, maximize=False)
        return annotate(List[Tensor], [])
      def sgd(self, w: List[Tensor], g: List[Tensor], m: List[Tensor], rate: float, momentum: float, dampening: float, nesterov: int, first: int, decay: float) -> List[Tensor]:
        o = (self).ordered(g, w, )
        _m = (self).require(w, m, )
        torch._fused_sgd_(w, o, m, weight_decay=decay, momentum=momentum, lr=rate, dampening=dampening, nesterov=torch.eq(nesterov, 1), maximize=False, is_first_step=torch.eq(first, 1))
        return annotate(List[Tensor], [])
      def lion(self, w: List[Tensor], g: List[Tensor], m: List[Tensor], rate: float, beta1: float, beta2: float, decay: float) -> List[Tensor]:
        d = torch._foreach_sign(torch._foreach_add(torch._foreach_mul(m, beta1), g, alpha=torch.sub(1., beta1)))
        torch._foreach_mul_(w, torch.sub(1., torch.mul(rate, decay)))
        torch._foreach_add_(w, d, alpha=torch.neg(rate))
        torch._foreach_mul_(m, beta2)
        torch._foreach_add_(m, g, alpha=torch.sub(1., beta2))
        return annotate(List[Tensor], [])
      """;

  private ForeachCode() {}
}
