using System.Text.RegularExpressions;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>What is known beside a guide, against which the marks in it are held.</summary>
/// <param name="Claim">Whether there is such a claim.</param>
/// <param name="Figure">Whether it has a value to insert.</param>
/// <param name="Guide">Whether there is a guide with that key.</param>
public sealed record GuideKnown(Func<string, bool> Source, Func<string, bool> Claim, Func<string, bool> Figure, Func<string, bool> Term, Func<string, bool> Guide, Func<string, bool> Rule);

/// <summary>The texts of blocks: their marks, links and headings.</summary>
public static partial class GuideBodies
{
    /// <summary>Pages of the portal that a text may lead to beside other guides.</summary>
    private const string ToGuide = "guides/";

    /// <summary>The marks of a text and where each begins.</summary>
    public static IEnumerable<(int At, TextToken Token)> Tokens(string body)
    {
        for (var at = body.IndexOf('{', StringComparison.Ordinal); at >= 0 && at < body.Length; at = body.IndexOf('{', at))
        {
            if (TextToken.Read(body.AsSpan(at), out var length) is { } token)
            {
                yield return (at, token);
                at += length;
            }
            else
            {
                at++;
            }

            if (at >= body.Length) yield break;
        }
    }

    /// <summary>What is wrong with a text by itself, whatever is known.</summary>
    /// <param name="name">Of the block.</param>
    /// <param name="line">Of the text's beginning.</param>
    public static IEnumerable<GuideFault> FaultsOf(string body, string name, int line)
    {
        if (string.IsNullOrWhiteSpace(body)) yield return new(line, GuideFaultKind.Empty, name);
        if (body.Length > GuideBlock.TextMax) yield return new(line, GuideFaultKind.Long, name);
        foreach (var text in body.Split('\n'))
        {
            if (TooHigh().IsMatch(text)) yield return new(line, GuideFaultKind.Heading, text.Length <= 40 ? text : text[..40]);
            for (var at = text.IndexOf('{', StringComparison.Ordinal); at >= 0; at = text.IndexOf('{', at + 1))
            {
                if (TextToken.Read(text.AsSpan(at), out _) is null && TextToken.LooksLikeOne(text.AsSpan(at))) yield return new(line, GuideFaultKind.Token, text[at..Math.Min(text.Length, at + 30)]);
            }

            line++;
        }
    }

    /// <summary>What a guide names that nobody knows, with the line of each where it was read from a file.</summary>
    public static IEnumerable<GuideFault> Unknown(GuideText guide, GuideKnown known)
    {
        var head = guide.Head;
        if (head.Source is { } source && !known.Source(source)) yield return new(HeadLine("source"), GuideFaultKind.Source, source);
        foreach (var (kind, key) in head.Links)
        {
            if (!known.Guide(key)) yield return new(HeadLine(GuideWordLists.Word(kind)), GuideFaultKind.Guide, key);
        }

        foreach (var rule in head.Rules)
        {
            if (!known.Rule(rule)) yield return new(HeadLine("rules"), GuideFaultKind.Rule, rule);
        }

        foreach (var part in guide.Parts)
        {
            if (part is GuideRule rule && !known.Rule(rule.Code)) yield return new(rule.Line, GuideFaultKind.Rule, rule.Code);
            if (part is not GuideBlock block) continue;
            foreach (var fault in Unknown(block.Zh, block.ZhLine, known).Concat(Unknown(block.En, block.EnLine, known))) yield return fault;
        }

        // The head begins in line 2 of a file; a guide that was typed has no lines.
        int HeadLine(string name) => guide.Parts.Any(part => part.Line > 0) ? GuideHeadFields.All.TakeWhile(field => field.Name != name).Count() + 2 : 0;
    }

    /// <summary>The same for one text.</summary>
    public static IEnumerable<GuideFault> Unknown(string body, int line, GuideKnown known)
    {
        foreach (var (at, token) in Tokens(body))
        {
            foreach (var code in token.Codes)
            {
                if (token.Kind == TextTokenKind.Term)
                {
                    if (!known.Term(code)) yield return new(LineAt(at), GuideFaultKind.Term, code);
                }
                else if (!known.Claim(code))
                {
                    yield return new(LineAt(at), GuideFaultKind.Claim, code);
                }
                else if (token.Kind != TextTokenKind.Cite && !known.Figure(code))
                {
                    yield return new(LineAt(at), GuideFaultKind.Figure, code);
                }
            }
        }

        foreach (Match link in Link().Matches(body))
        {
            var key = link.Groups["to"].Value;
            if (key.StartsWith(ToGuide, StringComparison.Ordinal) && key[ToGuide.Length..] is var to && to is not ("terms" or "freshness") && !known.Guide(to)) yield return new(LineAt(link.Index), GuideFaultKind.Guide, to);
        }

        int LineAt(int at) => line + body.AsSpan(0, at).Count('\n');
    }

    /// <summary>All claims that a guide cites, in the order of reading.</summary>
    public static IEnumerable<string> Claims(GuideText guide) =>
        guide.Blocks.SelectMany(block => Tokens(block.Zh).Concat(Tokens(block.En))).Where(one => one.Token.Kind != TextTokenKind.Term).SelectMany(one => one.Token.Codes).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^ {0,3}##?(\s|$)")]
    private static partial Regex TooHigh();

    [GeneratedRegex(@"\]\((?<to>[^)\s#?]+)[^)]*\)")]
    private static partial Regex Link();
}
