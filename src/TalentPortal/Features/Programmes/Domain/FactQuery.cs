using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>Answers as the query of an address, each under the code of its fact: what <see cref="FactTyping"/> reads.</summary>
public static class FactQuery
{
    /// <param name="rules">Codes of rules that are meant; none where the page knows its own.</param>
    /// <returns>Empty, or with a question mark before it.</returns>
    public static string Of(FactSheet sheet, params IReadOnlyList<string> rules)
    {
        var pairs = rules.Select(rule => ("rule", rule)).Concat(sheet.Known.SelectMany(one => FactAsked.Typed(one.Fact, one.Value).Select(value => (one.Fact.Code, value))));
        var query = string.Join('&', pairs.Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}
