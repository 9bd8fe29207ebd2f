using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace TalentPortal.Platform.Sheets;

/// <summary>Reads comma-separated values as people's programs write them.</summary>
internal static class CsvReader
{
    private static readonly string[] Delimiters = [",", ";", "\t"];

    public static IEnumerable<SheetLine> Lines(byte[] content, Encoding encoding)
    {
        using var text = new StreamReader(new MemoryStream(content, writable: false), encoding, detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null, Delimiter = DelimiterOf(content, encoding), MaxFieldSize = Sheet.LongestCell, IgnoreBlankLines = false,
        });
        for (var line = 1; Next(csv, line); line = csv.RawRow + 1)
        {
            var cells = csv.Record!;
            // At the end of the file a quotation mark that is still open has swallowed everything behind it.
            if (csv.RawRow > line && csv.RawRecord.AsSpan().Count('"') % 2 == 1) throw new SheetException(new("Sheet_QuoteOpen", line));
            if (cells.Any(cell => cell.Contains('\0', StringComparison.Ordinal))) throw new SheetException("Sheet_NoText");
            yield return new(line, cells);
        }
    }

    private static bool Next(CsvParser csv, int line)
    {
        try
        {
            return csv.Read();
        }
        catch (DecoderFallbackException)
        {
            throw new SheetException("Sheet_NoText");
        }
        catch (MaxFieldSizeException)
        {
            throw new SheetException(new("Sheet_CellTooLong", line, Sheet.LongestCell));
        }
        catch (CsvHelperException)
        {
            throw new SheetException(new("Sheet_LineBroken", line));
        }
    }

    /// <summary>Whichever stands most often in the line of headings, outside of quotation marks.</summary>
    private static string DelimiterOf(byte[] content, Encoding encoding)
    {
        using var text = new StreamReader(new MemoryStream(content, writable: false), encoding, detectEncodingFromByteOrderMarks: true);
        var counts = new int[Delimiters.Length];
        try
        {
            var (quoted, read) = (false, 0);
            for (var c = text.Read(); c >= 0 && read++ < Sheet.LongestCell; c = text.Read())
            {
                if (c == '"') quoted = !quoted;
                else if (quoted) continue;
                else if (c is '\n' or '\r' && counts.Any(count => count > 0)) break;
                else if (Array.IndexOf(Delimiters, ((char)c).ToString()) is >= 0 and var at) counts[at]++;
            }
        }
        catch (DecoderFallbackException)
        {
            throw new SheetException("Sheet_NoText");
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
