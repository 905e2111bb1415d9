/* FTP: replies sorted by their first digit, and the words of TYPE, FORM, STRU and MODE */
#define FTP_NAMES
#include <arpa/ftp.h>
#include <stdio.h>
#include <stdlib.h>

static const char *meaning(const char *reply)
{
    switch (reply[0] - '0') {
    case PRELIM:
        return "begun";
    case COMPLETE:
        return "done";
    case CONTINUE:
        return "go on";
    case TRANSIENT:
        return "later";
    case ERROR:
        return "no";
    }
    return "not a reply";
}

int main(void)
{
    static const char *const replies[] = {"150 Here it comes", "226 Sent", "331 Password", "421 Busy", "550 No", "hm"};

    for (size_t i = 0; i < sizeof(replies) / sizeof(*replies); i++)
        printf("%d: %s\n", atoi(replies[i]), meaning(replies[i]));
    for (int type = TYPE_A; type <= TYPE_L; type++)
        printf("%s ", typenames[type]);
    for (int form = FORM_N; form <= FORM_C; form++)
        printf("%s ", formnames[form]);
    for (int stru = STRU_F; stru <= STRU_P; stru++)
        printf("%s ", strunames[stru]);
    for (int mode = MODE_S; mode <= MODE_C; mode++)
        printf("%s ", modenames[mode]);
    printf("\n%d %d %d %#x\n", REC_ESC, REC_EOR, REC_EOF, BLK_EOR | BLK_EOF);
    return 0;
}
