using System.Collections.Frozen;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>The curated skills, in the order of the industry tree.</summary>
public sealed class SkillList : ReferenceList<Skill>
{
    private readonly FrozenDictionary<string, Skill> byWord;

    internal SkillList(IEnumerable<Skill> inOrder) : base(inOrder)
    {
        // A name counts more than another's alias.
        byWord = this.SelectMany(skill => (string[])[skill.Code, skill.NameZh, skill.NameEn], Pair)
            .Concat(this.SelectMany(skill => skill.Aliases, Pair))
            .DistinctBy(pair => pair.Word).ToFrozenDictionary(pair => pair.Word, pair => pair.Skill, StringComparer.Ordinal);
    }

    /// <summary>The skill that goes by this code, name or alias in either language, or null.</summary>
    public Skill? ByWord(string? word) => byWord.GetValueOrDefault(Folded(word));

    private static (string Word, Skill Skill) Pair(Skill skill, string word) => (Folded(word), skill);

    private static string Folded(string? word) => TextNormaliser.WithoutAccents(word).Trim();
}
