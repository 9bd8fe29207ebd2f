using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>A part of the lease checklist.</summary>
/// <param name="Audience">For whom it is, as guides say it; none for all.</param>
/// <param name="Lines">What to tick, with marks of claims (see <see cref="TextToken"/>).</param>
/// <param name="Remarks">What stands around it.</param>
public sealed record LeasePart(string Title, IReadOnlyList<string> Audience, IReadOnlyList<string> Lines, IReadOnlyList<string> Remarks)
{
    private const string Heading = "### ";
    private const string Item = "- ";

    /// <summary>Codes of all claims that are named.</summary>
    public IEnumerable<string> Claims => Lines.Concat(Remarks).SelectMany(TextTokens.CodesIn);

    /// <summary>The parts of a guide that have something to tick, or a clause to write in; what leads on to other pages is none of them.</summary>
    public static IReadOnlyList<LeasePart> Of(GuideText text, Language language) =>
        [.. text.Parts.OfType<GuideBlock>().Select(block => Of(block, language)).OfType<LeasePart>()];

    private static LeasePart? Of(GuideBlock block, Language language)
    {
        var lines = block.In(language).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // Links are for reading on; a list for the table of a landlord is complete in itself.
        if (Array.Find(lines, line => line.StartsWith(Heading, StringComparison.Ordinal)) is not { } heading || Array.Exists(lines, line => line.Contains("](", StringComparison.Ordinal))) return null;
        var (items, remarks) = (lines.Where(IsItem).Select(line => line[Item.Length..]).ToList(), lines.Where(line => line != heading && !IsItem(line)).ToList());
        return items.Count > 0 ? new(heading[Heading.Length..], block.Audience, items, remarks) : new(heading[Heading.Length..], block.Audience, remarks, []);
    }

    private static bool IsItem(string line) => line.StartsWith(Item, StringComparison.Ordinal);
}
