using FluentValidation;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>Limits and shapes; what is missing for a review is said by the content itself.</summary>
internal sealed class JobFieldsValidator : AbstractValidator<JobFields>
{
    public JobFieldsValidator()
    {
        this.OneGiven(f => f.TitleZh, f => f.TitleEn, "JobFields_TitleMissing");
        this.BothPlain(f => f.TitleZh, f => f.TitleEn, JobContent.TitleMax, "JobFields_TooLong");
        this.BothPlain(f => f.DescriptionZh, f => f.DescriptionEn, JobContent.DescriptionMax, "JobFields_TooLong");
        this.BothPlain(f => f.AboutZh, f => f.AboutEn, JobContent.AboutMax, "JobFields_TooLong");
        RuleFor(f => f.PlaceText).IsPlainText(JobContent.PlaceTextMax, "JobFields_TooLong");
        RuleFor(f => f.Reference).IsPlainText(JobSource.IdentifierMax, "JobFields_TooLong");
        RuleFor(f => f.Workplace).IsInEnum().Says("JobFields_Unknown");
        RuleFor(f => f.DivisionCode).Must(Known(ReferenceData.Divisions.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.DistrictCode).Must(Known(ReferenceData.Districts.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.CountryCode).Must(Known(ReferenceData.Countries.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.IndustryCode).Must(Known(ReferenceData.Industries.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.KindCode).Must(code => ReferenceData.EmploymentKinds.Has(Typed.Tidy(code))).Says("JobFields_KindMissing");
        RuleFor(f => f.DegreeCode).Must(Known(ReferenceData.Degrees.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.PayMin).Must(IsAmount).Says("JobFields_AmountBad");
        RuleFor(f => f.PayMax).Must(IsAmount).Says("JobFields_AmountBad");
        RuleFor(f => f.PayMax).Must((f, max) => !(JobFields.Amount(max) < JobFields.Amount(f.PayMin))).Says("JobFields_PayReversed");
        RuleFor(f => f.PayCurrency).Must((f, code) => !HasPay(f) || ReferenceData.Currencies.Has(Typed.Tidy(code))).Says("JobFields_Unknown");
        RuleFor(f => f.PayPeriod).Must((f, code) => !HasPay(f) || ReferenceData.PayPeriods.Has(Typed.Tidy(code))).Says("JobFields_Unknown");
        RuleFor(f => f.Headcount).Must(typed => Typed.Tidy(typed) is null || (JobFields.Amount(typed) is { } count && count == decimal.Truncate(count) && count is >= 1 and <= JobContent.HeadcountMax))
            .Says("JobFields_HeadcountBad", JobContent.HeadcountMax);
        // What belongs to a choice that was taken back is not shown, so nothing in it can be at fault.
        RuleFor(f => f.PayMonths).Must(Within(JobContent.PayMonthsMin, JobContent.PayMonthsMax)).Says("JobFields_Between", JobContent.PayMonthsMin, JobContent.PayMonthsMax).When(f => Typed.Tidy(f.PayPeriod) == "month");
        RuleFor(f => f.RemoteShare).Must(Within(1, 99)).Says("JobFields_Between", 1, 99).When(f => f.Workplace == Workplace.Hybrid);
        RuleFor(f => f.HoursWeek).Must(Within(1, JobContent.HoursWeekMax)).Says("JobFields_Between", 1, JobContent.HoursWeekMax);
        RuleFor(f => f.ExperienceYears).Must(Within(0, JobContent.ExperienceMax)).Says("JobFields_Between", 0, JobContent.ExperienceMax);
        RuleFor(f => f.HskLevel).Must(Within(0, JobContent.HskMax)).Says("JobFields_Unknown");
        RuleFor(f => f.OccupationCode).Must(Known(code => ReferenceData.Occupations.Find(code) is { IsUnit: true })).Says("JobFields_Unknown");
        RuleFor(f => f.Skills).Must(skills => skills.Count <= JobSkill.Most).Says("JobFields_TooMany", JobSkill.Most);
        RuleFor(f => f.Skills).Must(skills => skills.All(skill => skill.Length <= JobSkill.WordsMax && PlainText.IsStorable(skill))).Says("JobFields_TooLong", JobSkill.WordsMax);
        RuleFor(f => f.Languages).Must(languages => languages.Count <= JobLanguage.Most).Says("JobFields_TooMany", JobLanguage.Most);
        // Chinese is asked for by its own test.
        RuleFor(f => f.Languages).Must(languages => languages.All(one => one.Code != "zh" && ReferenceData.Languages.Has(one.Code) && JobLanguage.Levels.Contains(one.Level)) && languages.DistinctBy(one => one.Code).Count() == languages.Count).Says("JobFields_Unknown");
        RuleFor(f => f.ProjectMonths).Must(Within(1, JobProject.MonthsMax)).Says("JobFields_Between", 1, JobProject.MonthsMax).When(f => IsProject(f));
        RuleFor(f => f.ProjectFrom).Must(IsDay).Says("JobFields_DateBad").When(f => IsProject(f));
        RuleFor(f => f.ProjectTo).Must(IsDay).Says("JobFields_DateBad").When(f => IsProject(f));
        RuleFor(f => f.ProjectTo).Must((f, to) => !(JobFields.Day(to) < JobFields.Day(f.ProjectFrom))).Says("JobFields_DaysReversed").When(f => IsProject(f));
        this.BothPlain(f => f.DeliverablesZh, f => f.DeliverablesEn, JobProject.DeliverablesMax, "JobFields_TooLong");
        RuleFor(f => f.Benefits).Must(benefits => benefits.DistinctBy(one => one.Kind).Count() == benefits.Count).Says("JobFields_Unknown");
        RuleForEach(f => f.Benefits).OverrideIndexer((_, _, benefit, _) => "." + benefit.Kind).SetValidator(new BenefitFieldsValidator());
        RuleFor(f => f.ClosingDate).Must(IsDay).Says("JobFields_DateBad");
    }

    private static Func<string?, bool> Known(Func<string?, bool> has) => code => Typed.Tidy(code) is not { } given || has(given);

    private static bool HasPay(JobFields fields) => JobFields.Amount(fields.PayMin) is not null || JobFields.Amount(fields.PayMax) is not null;

    private static Func<string?, bool> Within(int least, int most) => typed => Typed.Tidy(typed) is null || (JobFields.Number(typed) is { } number && number >= least && number <= most);

    private static bool IsProject(JobFields fields) => Typed.Tidy(fields.KindCode) == JobContent.ProjectKind;

    private static bool IsDay(string? typed) => Typed.Tidy(typed) is null || JobFields.Day(typed) is not null;

    internal static bool IsAmount(string? typed) =>
        Typed.Tidy(typed) is null || (JobFields.Amount(typed) is { } amount && amount is > 0 and <= JobContent.PayLimit && decimal.Round(amount, 2) == amount);
}

internal sealed class BenefitFieldsValidator : AbstractValidator<BenefitFields>
{
    public BenefitFieldsValidator()
    {
        RuleFor(b => b.Kind).IsInEnum().Says("JobFields_Unknown");
        RuleFor(b => b.Standing).IsInEnum().Says("JobFields_Unknown");
        this.BothPlain(b => b.WordsZh, b => b.WordsEn, JobBenefit.WordsMax, "JobFields_TooLong");
        RuleFor(b => b.Amount).Must(JobFieldsValidator.IsAmount).Says("JobFields_AmountBad");
        RuleFor(b => b.SourceUrl).IsPlainText(JobBenefit.SourceMax, "JobFields_TooLong");
        RuleFor(b => b.SourceUrl).Must(typed => Typed.Tidy(typed) is not { } address || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http" } && uri.UserInfo.Length == 0)).Says("JobFields_AddressBad");
    }
}
