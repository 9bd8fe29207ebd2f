using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// Whether the words of a posting name its employer, however it is written: with or without legal form and place, in
/// Chinese, in letters, as pinyin, by credit code or by the address of its site. What merely lets it be guessed only a
/// person sees.
/// </summary>
public static class NamesInText
{
    /// <summary>Pinyin of fewer letters is also an ordinary word.</summary>
    private const int LeastPinyin = 6;

    /// <summary>The fields that name it, each with what to say of it.</summary>
    public static IReadOnlyList<Invalidity> Find(JobContent content, IReadOnlyCollection<Employer> employers)
    {
        var named = employers.Select(Names.Of).ToList();
        return [.. Texts(content).Where(field => named.Exists(names => names.StandIn(field.Text))).Select(field => new Invalidity(field.Name, "JobFields_NamesEmployer"))];
    }

    private static IEnumerable<(string Name, string Text)> Texts(JobContent content)
    {
        (string, string?)[] texts =
        [
            ("Fields.TitleZh", content.Title.Zh), ("Fields.TitleEn", content.Title.En), ("Fields.DescriptionZh", content.Description.Zh), ("Fields.DescriptionEn", content.Description.En),
            ("Fields.AboutZh", content.About.Zh), ("Fields.AboutEn", content.About.En), ("Fields.PlaceText", content.PlaceText),
            ("Fields.DeliverablesZh", content.Project.Deliverables.Zh), ("Fields.DeliverablesEn", content.Project.Deliverables.En), ("Fields.Skills", string.Join('\n', content.Skills.Select(skill => skill.Words))),
            .. content.Benefits.SelectMany(benefit => new[]
            {
                ($"Fields.Benefits.{benefit.Kind}.WordsZh", benefit.Words.Zh), ($"Fields.Benefits.{benefit.Kind}.WordsEn", benefit.Words.En), ($"Fields.Benefits.{benefit.Kind}.SourceUrl", benefit.SourceUrl),
            }),
        ];
        return texts.Where(text => !string.IsNullOrWhiteSpace(text.Item2)).Select(text => (text.Item1, text.Item2!));
    }

    /// <param name="Han">Its names in characters, without blanks and signs.</param>
    /// <param name="Words">Its names in letters, word by word with a blank on either side; pinyin too.</param>
    /// <param name="Signs">What stands in a text as it is: credit code and host of its site.</param>
    private sealed record Names(IReadOnlyList<string> Han, IReadOnlyList<string> Words, IReadOnlyList<string> Signs)
    {
        public static Names Of(Employer employer)
        {
            // The forms by which blocks find an employer: without legal form, with the place in front and without.
            var forms = EmployerNames.CoresOf(employer.Name.Zh).Concat(EmployerNames.CoresOf(employer.Name.En)).ToList();
            var pinyin = EmployerPinyin.Of(employer.Name.Zh).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(key => key.Length >= LeastPinyin);
            var host = Uri.TryCreate(employer.Website, UriKind.Absolute, out var site) ? site.Host : null;
            return new(
                [.. forms.Where(IsHan).Select(parts => string.Concat(parts))],
                [.. forms.Where(parts => !IsHan(parts)).Select(parts => $" {string.Join(' ', parts)} ").Concat(pinyin.Select(key => $" {key} "))],
                [.. new[] { employer.CreditCode?.ToLowerInvariant(), host is not null && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host }.OfType<string>()]);
        }

        public bool StandIn(string text)
        {
            var plain = TextNormaliser.WithoutAccents(text);
            var letters = string.Concat(plain.Where(char.IsLetterOrDigit));
            // Whatever is no letter of a Latin word parts words, characters too.
            var words = $" {string.Join(' ', new string([.. plain.Select(c => char.IsLetterOrDigit(c) && !HanNames.IsHan(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
            return Han.Any(name => letters.Contains(name, StringComparison.Ordinal)) || Words.Any(name => words.Contains(name, StringComparison.Ordinal)) || Signs.Any(sign => plain.Contains(sign, StringComparison.Ordinal));
        }

        private static bool IsHan(IReadOnlyList<string> parts) => parts.Any(part => part.Any(HanNames.IsHan));
    }
}
