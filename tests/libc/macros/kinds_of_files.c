struct stat st = {0};
for (int kind = 0; kind < 16; kind++) {
    st.st_mode = kind << 12 | 0644;
    show(S_TYPEISMQ(&st));
    show(S_TYPEISSEM(&st));
    show(S_TYPEISSHM(&st));
}
