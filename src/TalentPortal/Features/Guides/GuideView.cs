using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides;

/// <summary>A guide made ready for a page: its parts in the order of reading, with headings, notes and words to explain.</summary>
internal sealed class GuideView
{
    private GuideView(IReadOnlyList<Section> sections, FigureNotes notes, IReadOnlyList<GuideTermWord> terms) => (Sections, Notes, Terms) = (sections, notes, terms);

    public IReadOnlyList<Section> Sections { get; }

    public FigureNotes Notes { get; }

    /// <summary>The words that are explained, each once.</summary>
    public IReadOnlyList<GuideTermWord> Terms { get; }

    /// <summary>For the table of contents.</summary>
    public IEnumerable<MarkdownHeading> Headings => Sections.SelectMany(section => section.Rule is { } rule ? [new(section.Anchor, 2, rule.Title.In(Languages.Current))] : section.Text?.Headings ?? []);

    public static GuideView Empty { get; } = new([], FigureNotes.None, []);

    /// <param name="audience">For whom it is read: what is for them comes right behind the beginning. Nothing is left out.</param>
    /// <param name="here">Address of the page, which notes and headings are on.</param>
    /// <param name="rules">The rules that it shows, by their codes.</param>
    /// <param name="leads">Whether an address within the portal leads somewhere.</param>
    public static GuideView Of(GuideText guide, ClaimBook claims, string? audience, string here, Language language, IStringLocalizer<ComponentsText> words, Func<string, bool> leads, IReadOnlyDictionary<string, RuleView> rules)
    {
        var parts = guide.Parts.Select((part, at) => (Part: part, Rank: at == 0 ? 0 : IsFor(part, audience) ? 1 : 2)).OrderBy(one => one.Rank).Select(one => one.Part).ToList();
        var cited = parts.SelectMany(part => part is GuideBlock block
            ? GuideBodies.Tokens(block.In(language)).Where(one => one.Token.Kind != TextTokenKind.Term).SelectMany(one => one.Token.Codes)
            : rules.GetValueOrDefault(part.Name)?.Claims ?? []);
        var notes = new FigureNotes(claims, cited);
        List<GuideTermWord> terms = [];
        var sections = parts.Select(part => new Section(part, part is GuideBlock block ? Render(block) : null, rules.GetValueOrDefault(part.Name), IsFor(part, audience))).ToList();
        return new(sections, notes, terms);

        RenderedMarkdown? Render(GuideBlock block)
        {
            var body = block.In(language);
            // A figure whose sentence cites its claim anyway needs no note of its own.
            var citedHere = GuideBodies.Tokens(body).Where(one => one.Token.Kind == TextTokenKind.Cite).SelectMany(one => one.Token.Codes).ToHashSet(StringComparer.Ordinal);
            return SafeMarkdown.ForGuides(body, new(block.Id, token => Shown(token, citedHere)) { Leads = leads });
        }

        MarkShown? Shown(TextToken token, HashSet<string> citedHere)
        {
            if (token.Kind == TextTokenKind.Term)
            {
                if (GuideTerms.Find(token.Codes[0]) is not { } term) return null;
                if (!terms.Contains(term)) terms.Add(term);
                return new(term.Name.In(language), []) { Explanation = IdOf(term) };
            }

            var found = token.Codes.Select(claims.Find).OfType<Claim>().ToList();
            if (token.Kind == TextTokenKind.Cite) return new("", token.Codes) { Notes = Marks(found) };
            // A figure that nobody answers for is not shown, and neither is its mark.
            if (found is not [{ Value: not null } claim]) return new("–", token.Codes);
            return new(token.Kind == TextTokenKind.Number ? FigureText.Number(claim, language.Culture()) : FigureText.Of(claim, language.Culture()), token.Codes)
            {
                Standing = claim.Standing == Standing.Fact || token.Kind == TextTokenKind.Number ? null : words["Standing_" + claim.Standing].Value,
                Notes = citedHere.Contains(claim.Code) ? [] : Marks(found),
            };
        }

        IReadOnlyList<NoteShown> Marks(IEnumerable<Claim> found) =>
            [.. found.Select(notes.NumberOf).OfType<int>().Distinct().Order().Select(number => new NoteShown(number, $"{here}#{FigureNotes.IdOf(number)}", words["Figure_NoteLabel", number].Value))];
    }

    /// <summary>Id of the explanation of a word on the page.</summary>
    public static string IdOf(GuideTermWord term) => string.Create(CultureInfo.InvariantCulture, $"term-{term.Key}");

    private static bool IsFor(GuidePart part, string? audience) => audience is not null && part is GuideBlock block && block.Audience.Contains(audience);

    /// <param name="IsForReader">It was written for whom the reader says to be.</param>
    internal sealed record Section(GuidePart Part, RenderedMarkdown? Text, RuleView? Rule, bool IsForReader)
    {
        public GuideBlock? Block => Part as GuideBlock;

        /// <summary>Id of its heading, where it is a rule.</summary>
        public string Anchor => "rule-" + Part.Name.Replace('.', '-');
    }
}
