/* A file with tabs, form feeds, trailing blanks, a BOM-less start and no newline at its end */
#include <stdio.h>	

#define	TAB	3	
#  define SPACED   4   
	#	define INDENTED 5
int main(void)   
{	
	int	x	=	TAB ;   

	
	printf("%d\t%d\n",	x+SPACED, INDENTED) ;
	return	0;
}