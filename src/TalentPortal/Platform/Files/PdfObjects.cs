namespace TalentPortal.Platform.Files;

/// <summary>
/// Counts every place in a PDF that some program could read as the start of an object ("12 0 obj"), also inside streams,
/// texts and comments: programs follow cross-reference tables anywhere, and search everywhere when a table is broken.
/// </summary>
internal static class PdfObjects
{
    private const int MaxComments = 8;

    /// <summary>
    /// How often all bytes of the file may be gone through in search of comments. Lines end somewhere, so honest files stay far
    /// below; in one endless line each "obj" would search all that stands before it.
    /// </summary>
    private const int MostPasses = 64;

    /// <exception cref="FileFaultException">The file is built to be searched without end.</exception>
    public static int Count(ReadOnlySpan<byte> file)
    {
        var count = 0;
        var effort = MostPasses * (long)file.Length;
        for (var from = 0; ;)
        {
            var next = file[from..].IndexOf("obj"u8);
            if (next < 0) return count;
            var at = from + next;
            from = at + 3;
            if (from < file.Length && char.IsAsciiLetter((char)file[from])) continue;
            if (at > 0 && char.IsAsciiLetter((char)file[at - 1])) continue;
            var generation = SkipBack(file, at, digitsMayTouch: true, ref effort);
            if (generation < 0) continue;
            var number = SkipBack(file, generation, digitsMayTouch: false, ref effort);
            if (number >= 0) count++;
        }
    }

    /// <summary>From <paramref name="at"/> back over white space and comments, then over digits.</summary>
    /// <returns>Where the digits begin, or -1.</returns>
    private static int SkipBack(ReadOnlySpan<byte> file, int at, bool digitsMayTouch, ref long effort)
    {
        var end = at;
        for (var comments = 0; comments <= MaxComments; comments++)
        {
            while (end > 0 && PdfLexer.IsSpace(file[end - 1])) end--;
            if (end == 0 || (end == at && !digitsMayTouch)) return -1;
            if (char.IsAsciiDigit((char)file[end - 1]))
            {
                while (end > 0 && char.IsAsciiDigit((char)file[end - 1])) end--;
                return end;
            }

            var line = file[..end].LastIndexOfAny((byte)'\r', (byte)'\n') + 1;
            if ((effort -= end - line) < 0) throw new FileFaultException("Files_TooComplex");
            var percent = file[line..end].IndexOf((byte)'%');
            if (percent < 0) return -1;
            end = line + percent;
        }

        return -1;
    }
}
