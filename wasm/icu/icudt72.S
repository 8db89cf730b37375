# ICU's common data as icudt72_dat, the name that udata.cpp looks for: no file access, no call to set it.
# The package holds the items of data.txt and nothing else; other properties are tables in ICU's code.
    .section .rodata.icudt72_dat, "", @
    .globl icudt72_dat
    .p2align 4
icudt72_dat:
    .incbin "icudt72l.dat"
.Lend:
    .size icudt72_dat, .Lend - icudt72_dat
