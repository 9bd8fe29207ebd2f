using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>What somebody answered to the questions of a way.</summary>
/// <param name="Said">By fact, as <see cref="FactValue.Write"/> has it.</param>
/// <param name="Faults">What could not be read, by field; the rest counts all the same.</param>
public sealed record PathwayAnswers(FactSheet Sheet, IReadOnlyDictionary<string, string> Said, IReadOnlyList<Invalidity> Faults)
{
    public const int ValueMax = 40;

    /// <summary>More than there are facts is no form of ours.</summary>
    public const int FieldsMost = 20;

    /// <param name="fields">Values by fact; places by address name or code. What the way does not ask is left out.</param>
    public static PathwayAnswers Read(IReadOnlyDictionary<string, string?> fields, PathwayProgram program, FactCatalogue catalogue)
    {
        var sheet = FactSheet.Empty(catalogue);
        Dictionary<string, string> said = new(StringComparer.Ordinal);
        List<Invalidity> faults = [];
        foreach (var fact in program.Facts)
        {
            if (!fields.TryGetValue(fact.Code, out var text) || string.IsNullOrWhiteSpace(text)) continue;
            var value = text.Length > ValueMax ? null : FactValue.Read(fact, fact.Type == FactType.Place ? CodeOf(text.Trim()) : text.Trim());
            if (value is null)
            {
                faults.Add(new(fact.Code, "Pathway_AnswerUnknown"));
                continue;
            }

            sheet = sheet.With(fact, value);
            said[fact.Code] = value.Write(fact);
        }

        return new(sheet, said, faults);
    }

    private static string CodeOf(string text) =>
        ReferenceData.Divisions.BySlug(text.ToLowerInvariant())?.Code ?? ReferenceData.Districts.BySlug(text.ToLowerInvariant())?.Code ?? text;
}
