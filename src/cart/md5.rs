//! MD5 (RFC 1321), as item keys need it: one short text, and as little code as it takes. Crates write all
//! 64 rounds out, which costs every page a kilobyte more.

/// How far each of the four kinds of rounds rotates, in turn.
const ROTATIONS: [[u32; 4]; 4] = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
];

/// What each round adds: the whole part of 2^32 times the sine of its number, from 1 on, without its sign.
#[rustfmt::skip]
const SINES: [u32; 64] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
    0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
    0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
    0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
    0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
    0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
    0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
    0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
];

/// The digest of a text.
pub fn digest(text: &str) -> [u8; 16] {
    let mut message = text.as_bytes().to_vec();
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend_from_slice(&(text.len() as u64 * 8).to_le_bytes());
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for block in message.chunks(64) {
        digest_block(&mut state, block);
    }
    let mut digest = [0; 16];
    for (bytes, word) in digest.chunks_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
    digest
}

fn digest_block(state: &mut [u32; 4], block: &[u8]) {
    let [mut a, mut b, mut c, mut d] = *state;
    for (round, sine) in SINES.iter().enumerate() {
        let (mixed, word) = match round / 16 {
            0 => ((b & c) | (!b & d), round),
            1 => ((d & b) | (!d & c), 5 * round + 1),
            2 => (b ^ c ^ d, 3 * round + 5),
            _ => (c ^ (b | !d), 7 * round),
        };
        let at = word % 16 * 4;
        let word = block.get(at..at + 4).and_then(|word| word.try_into().ok());
        let sum = a
            .wrapping_add(mixed)
            .wrapping_add(*sine)
            .wrapping_add(u32::from_le_bytes(word.unwrap_or_default()));
        let rotations = ROTATIONS.as_flattened();
        let rotation = rotations.get(round / 16 * 4 + round % 4);
        a = d;
        d = c;
        c = b;
        b = b.wrapping_add(sum.rotate_left(*rotation.unwrap_or(&0)));
    }
    for (word, change) in state.iter_mut().zip([a, b, c, d]) {
        *word = word.wrapping_add(change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::md5::{Digest, Md5};
    use proptest::prelude::*;

    #[test]
    fn digests_of_every_length_are_those_of_the_crate() {
        for length in 0..200 {
            let text = "a".repeat(length);
            assert_eq!(digest(&text)[..], Md5::digest(&text)[..], "{length}");
        }
    }

    proptest! {
        #[test]
        fn digests_are_those_of_the_crate(text in "\\PC{0,80}") {
            prop_assert_eq!(&digest(&text)[..], &Md5::digest(&text)[..]);
        }
    }
}
