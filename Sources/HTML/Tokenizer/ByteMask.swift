#if arch(x86_64)
  import _Builtin_intrinsics.intel.sse2
#endif

/// Sixteen bytes, compared at once.
typealias ByteVector = SIMD16<UInt8>

extension ByteVector {
  /// A vector of one byte.
  @inline(__always) init(all byte: UInt8) { self.init(repeating: byte) }
}

/// For which of sixteen bytes a comparison holds.
typealias ByteMask = SIMDMask<SIMD16<Int8>>

extension ByteMask {
  /// A bit a byte, the first byte's lowest.
  @inline(__always) var bits: UInt32 {
    #if arch(x86_64)
      UInt32(truncatingIfNeeded: _mm_movemask_epi8(unsafeBitCast(self, to: __m128i.self)))
    #else
      // Multiplying gathers the lowest bits of eight bytes in the highest byte.
      let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
      let gather: UInt64 = 0x0102_0408_1020_4080
      let low = (words[0] & 0x0101_0101_0101_0101) &* gather &>> 56
      let high = (words[1] & 0x0101_0101_0101_0101) &* gather &>> 56
      return UInt32(truncatingIfNeeded: low | high &<< 8)
    #endif
  }
}
