/** What kind of character a byte is, and its upper or lower case, by the rules of the locale. */

/** Whether c is a letter or digit: not 0 if so. See isalnum(3). */
int isalnum(CHAR int c);

/** Whether c is a letter: not 0 if so. See isalpha(3). */
int isalpha(CHAR int c);

/** Whether c is a space or tab: not 0 if so. See isblank(3). */
int isblank(CHAR int c);

/** Whether c is a control character, such as a newline: not 0 if so. See iscntrl(3). */
int iscntrl(CHAR int c);

/** Whether c is one of 0 to 9: not 0 if so. See isdigit(3). */
int isdigit(CHAR int c);

/** Whether c prints as a mark, a space not being one: not 0 if so. See isgraph(3). */
int isgraph(CHAR int c);

/** Whether c is a lower case letter: not 0 if so. See islower(3). */
int islower(CHAR int c);

/** Whether c prints, a space included: not 0 if so. See isprint(3). */
int isprint(CHAR int c);

/** Whether c prints and is neither a space nor a letter or digit: not 0 if so. See ispunct(3). */
int ispunct(CHAR int c);

/** Whether c is white space (space, \t, \n, \v, \f or \r): not 0 if so. See isspace(3). */
int isspace(CHAR int c);

/** Whether c is an upper case letter: not 0 if so. See isupper(3). */
int isupper(CHAR int c);

/** Whether c is a hexadecimal digit, 0-9 a-f A-F: not 0 if so. See isxdigit(3). */
int isxdigit(CHAR int c);

/** Whether c is an ASCII character, 0 to 127: not 0 if so. See isascii(3). */
int isascii(int c);

/** c's low 7 bits. See toascii(3). */
int toascii(int c);

/** c as a lower case letter, if it has one; else c. See tolower(3). */
int tolower(CHAR int c);

/** c as an upper case letter, if it has one; else c. See toupper(3). */
int toupper(CHAR int c);

/** An upper case letter as a lower case letter; other characters may come out wrong. See tolower(3). */
int _tolower(CHAR int c);

/** A lower case letter as an upper case letter; other characters may come out wrong. See toupper(3). */
int _toupper(CHAR int c);
