using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules;

/// <summary>Makes somebody up, or changes them: what they answer, on which day, and what the rule must come to for them. Nobody in it may be a real person.</summary>
/// <param name="PersonId">Null for somebody new.</param>
/// <param name="Version">Of the person as they were looked at.</param>
[Requires(RulesPermissions.Edit)]
public sealed record SaveRulePerson(Guid RuleId, Guid? PersonId, RulePersonDraft Draft, uint? Version) : ICommand<SaveRulePersonResult>;

public sealed record SaveRulePersonResult(Guid PersonId);

/// <summary>Somebody made up, as they are typed.</summary>
public sealed class RulePersonDraft
{
    public string? Code { get; set; }

    public string? NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>The day for which is asked, as year-month-day.</summary>
    public string? On { get; set; }

    /// <summary>Answers by the code of the fact; empty ones are not known.</summary>
    public Dictionary<string, string?> Facts { get; set; } = new(StringComparer.Ordinal);

    public Verdict? Expect { get; set; }

    public string? Points { get; set; }

    public string? Class { get; set; }

    public string? Route { get; set; }

    public static RulePersonDraft Of(RulePerson person) => new()
    {
        Code = person.Code, NameZh = person.Name.Zh, NameEn = person.Name.En, On = person.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Expect = person.Expect, Points = person.Points?.ToString(CultureInfo.InvariantCulture),
        Class = person.Class, Route = person.Route, Facts = person.Sheet.Known.ToDictionary(one => one.Fact.Code, one => (string?)one.Value.Write(one.Fact), StringComparer.Ordinal),
    };

    /// <summary>Who that is. Everything wrong is told by its field.</summary>
    internal (RulePerson? Person, IReadOnlyList<Invalidity> Wrong) Read(string rule, FactCatalogue catalogue)
    {
        List<Invalidity> wrong = [];
        var (code, zh, en) = (Typed.Tidy(Code), Typed.Tidy(NameZh), Typed.Tidy(NameEn));
        if (!RuleReader.IsCode(code) || code!.Length > RulePersonRow.CodeMax) wrong.Add(new(nameof(Code), "SaveRuleDraft_Code"));
        if (zh is not { Length: <= RulePersonRow.NameMax }) wrong.Add(new(nameof(NameZh), "SaveRulePerson_Name"));
        if (en is not { Length: <= RulePersonRow.NameMax }) wrong.Add(new(nameof(NameEn), "SaveRulePerson_Name"));
        if (!DateOnly.TryParseExact(On?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) wrong.Add(new(nameof(On), "SaveRulePerson_On"));
        int? points = null;
        if (Typed.Tidy(Points) is { } typed)
        {
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 10_000) points = number;
            else wrong.Add(new(nameof(Points), "SaveRulePerson_Points"));
        }

        var (reached, route) = (Typed.Tidy(Class), Typed.Tidy(Route));
        if (reached is { Length: > RulePersonRow.ClassMax }) wrong.Add(new(nameof(Class), "SaveRulePerson_Class"));
        if (route is not null && !RuleReader.IsCode(route)) wrong.Add(new(nameof(Route), "SaveRuleDraft_Code"));
        if (Expect is null && points is null && reached is null && route is null) wrong.Add(new(nameof(Expect), "SaveRulePerson_Expect"));
        var sheet = FactSheet.Empty(catalogue);
        foreach (var (name, answer) in Facts.Where(one => !string.IsNullOrWhiteSpace(one.Value)))
        {
            if (catalogue.Find(name) is { } fact && FactValue.Read(fact, answer!.Trim()) is { } value) sheet = sheet.With(fact, value);
            else wrong.Add(new($"Facts[{name}]", "SaveRulePerson_Answer"));
        }

        return wrong.Count > 0 ? (null, wrong) : (new(rule, code!, new(zh, en), on, sheet, Expect, points, reached, route), []);
    }
}

internal sealed class SaveRulePersonValidator : AbstractValidator<SaveRulePerson>
{
    public SaveRulePersonValidator() => RuleFor(x => x.Draft).Must(draft => draft?.Facts is { Count: <= 200 } facts && facts.All(one => one.Key.Length <= RuleDocument.CodeMax && !(one.Value?.Length > 500))).Says("SaveRulePerson_Answer").OverridePropertyName("Facts");
}

internal sealed class SaveRulePersonHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SaveRulePerson, Outcome<SaveRulePersonResult>>
{
    public async Task<Outcome<SaveRulePersonResult>> Handle(SaveRulePerson request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Rules.AtTenantOf(call).SingleOrDefaultAsync(r => r.Id == request.RuleId, ct) is not { } rule) return Outcome.NotFound;
        var rows = await db.RulePersons.AtTenantOf(call).Where(p => p.RuleId == rule.Id).ToListAsync(ct);
        var row = request.PersonId is { } id ? rows.Find(p => p.Id == id && !p.IsRemoved) : null;
        if (request.PersonId is not null && row is null) return Outcome.NotFound;
        if (row is not null && row.Version != request.Version) return Outcome.Conflict;
        var (person, wrong) = request.Draft.Read(rule.Code, FactCatalogue.Released);
        if (person is null) return Outcome.Invalid(wrong);
        // Somebody of the release who was taken out comes back under the same name.
        if (rows.Find(p => p.Code == person.Code && p != row) is { } same)
        {
            if (row is not null || !same.IsRemoved) return Outcome.Invalid(nameof(RulePersonDraft.Code), "SaveRulePerson_CodeTaken");
            row = same;
        }

        var now = clock.GetUtcNow();
        if (row is null && rows.Count >= RulePersonRow.Most) return Outcome.Refused(new TextKey("SaveRulePerson_Most", RulePersonRow.Most));
        if (row is null) db.RulePersons.Add(row = RulePersonRow.Enter(Guid.CreateVersion7(now), rule, person, isEdited: true, now));
        else row.Take(person, isEdited: true, now);
        audit.Write("rules.person", row.Id);
        return new SaveRulePersonResult(row.Id);
    }
}
