using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Stages, clocks and entries of a case as pages show them, to staff and to the talent.</summary>
internal static class CaseWords
{
    public static string Name(CaseStage stage) => stage.Name.In(Languages.Current);

    /// <summary>A stage by its code; the code itself where it is of a way that is no longer gone.</summary>
    private static string Stage(string? code, IReadOnlyList<CaseStage> stages) => Find(code, stages) is { } stage ? Name(stage) : code ?? "";

    private static CaseStage? Find(string? code, IReadOnlyList<CaseStage> stages) => stages.FirstOrDefault(stage => stage.Code == code);

    /// <summary>Whose turn it is.</summary>
    public static string Turn(this IStringLocalizer<CasesText> texts, CaseClock clock, bool forTalent) => texts[(forTalent ? "MyClock_" : "Clock_") + clock];

    /// <summary>Colour and icon of a clock: the talent sees at a glance that it is their turn.</summary>
    public static StatusKind Kind(CaseClock clock, bool forTalent) => clock switch
    {
        CaseClock.Running => StatusKind.New,
        CaseClock.WaitingTalent when forTalent => StatusKind.Due,
        _ => StatusKind.Waiting,
    };

    public static StatusKind Kind(HandOverState state) => state switch
    {
        HandOverState.Offered => StatusKind.Due,
        HandOverState.Accepted => StatusKind.Done,
        HandOverState.Bounced => StatusKind.Overdue,
        _ => StatusKind.Closed,
    };

    /// <summary>Working days with at most one decimal: 3.5, 12.</summary>
    public static string Days(decimal days) => days.ToString("0.#", CultureInfo.CurrentCulture);

    /// <summary>The text of a count of working days, of which "1" alone is one.</summary>
    public static string WorkingDays(this IStringLocalizer<CasesText> texts, decimal days) => texts[days == 1 ? "WorkingDays_One" : "WorkingDays", Days(days)];

    /// <summary>What happened, in a few words.</summary>
    /// <param name="stages">Of the case's way.</param>
    public static string Title(this IStringLocalizer<CasesText> texts, OpenEntry entry, bool forTalent, IReadOnlyList<CaseStage> stages) => entry.Kind switch
    {
        CaseEntryKind.Opened => texts["Entry_Opened", entry.To ?? ""],
        CaseEntryKind.StageMoved => texts[IsBack(entry, stages) ? "Entry_StageBack" : "Entry_StageMoved", Stage(entry.To, stages)],
        CaseEntryKind.ClockChanged => Enum.TryParse<CaseClock>(entry.To, out var clock) ? texts.Turn(clock, forTalent) : entry.To ?? "",
        CaseEntryKind.NextAction => texts["Entry_NextAction", Day(entry.To)],
        CaseEntryKind.Arrived => texts[forTalent ? "Entry_ArrivedMine" : "Entry_Arrived", Day(entry.To)],
        CaseEntryKind.CheckIn => texts[forTalent ? "Entry_CheckInMine" : "Entry_CheckIn", entry.To ?? ""],
        CaseEntryKind.Clearance => texts[(forTalent ? "Entry_MyClearance_" : "Entry_Clearance_") + entry.To],
        CaseEntryKind.Assigned => texts["Entry_Assigned", entry.To ?? ""],
        CaseEntryKind.AssignedForLeaving or CaseEntryKind.AssignedForLeave or CaseEntryKind.AssignedForLoad => texts["Entry_" + entry.Kind + (forTalent ? "Mine" : ""), entry.To ?? "", entry.From ?? ""],
        CaseEntryKind.CoverBegan => texts["Entry_CoverBegan" + (forTalent ? "Mine" : ""), entry.To ?? "", Day(entry.From?.Split(' ')[0]), entry.From?.Split(' ', 2)[^1] ?? ""],
        CaseEntryKind.CoverEnded => texts["Entry_CoverEnded" + (forTalent ? "Mine" : ""), entry.To ?? "", entry.From ?? ""],
        CaseEntryKind.HelpAsked => texts["Entry_HelpAsked", texts["HelpKind_" + entry.To].Value],
        CaseEntryKind.CampusEnded => texts["Entry_CampusEnded", entry.From ?? "", entry.To ?? ""],
        CaseEntryKind.CampusAsked => texts[forTalent ? "Entry_CampusAskedMine" : "Entry_CampusAsked", entry.To ?? ""],
        CaseEntryKind.CampusLonger => texts[forTalent ? "Entry_CampusLongerMine" : "Entry_CampusLonger", Day(entry.To)],
        CaseEntryKind.Appointment => texts["Entry_Appointment_" + entry.To, Day(entry.From)],
        CaseEntryKind.Referral => texts["Entry_Referral_" + entry.To, entry.From ?? ""],
        CaseEntryKind.Transfer => texts["Entry_Transfer_" + entry.To, entry.From ?? ""],
        CaseEntryKind.Proposal => texts["Entry_Proposal_" + entry.To],
        CaseEntryKind.Closed => texts["Entry_Closed", texts["CloseReason_" + entry.To]],
        CaseEntryKind.HandOverOffered => texts["Entry_HandOverOffered", texts.Tier(entry.To)],
        CaseEntryKind.HandOverAccepted => texts["Entry_HandOverAccepted", texts.Tier(entry.To)],
        CaseEntryKind.HandOverReturned => texts["Entry_HandOverReturned", texts.Tier(entry.To)],
        CaseEntryKind.HandOverBounced => texts["Entry_HandOverBounced", texts.Tier(entry.To)],
        CaseEntryKind.HandOverWithdrawn => texts["Entry_HandOverWithdrawn", texts.Tier(entry.To)],
        CaseEntryKind.HandOverObjected => texts[forTalent ? "Entry_HandOverObjectedMine" : "Entry_HandOverObjected", texts.Tier(entry.To)],
        CaseEntryKind.AftercareAgreed => texts[forTalent ? "Entry_AftercareAgreedMine" : "Entry_AftercareAgreed", texts.Tier(entry.From)],
        CaseEntryKind.AftercareEnded => texts[forTalent ? "Entry_AftercareEndedMine" : "Entry_AftercareEnded", texts.Tier(entry.From)],
        CaseEntryKind.TasksPlanned => texts["Entry_TasksPlanned", entry.To ?? ""],
        CaseEntryKind.PathwayTaken => texts["Entry_PathwayTaken", entry.To ?? ""],
        CaseEntryKind.Viewing => texts["Entry_Viewing_" + entry.To, Day(entry.From)],
        CaseEntryKind.TaskDone => texts["Entry_TaskDone"],
        CaseEntryKind.TaskNotNeeded => texts["Entry_TaskNotNeeded"],
        CaseEntryKind.TaskReopened => texts["Entry_TaskReopened"],
        CaseEntryKind.CareerAsked => texts[forTalent ? "Entry_CareerAskedMine" : "Entry_CareerAsked", string.Join(texts["Career_And"], (entry.To ?? "").Split(' ').Select(part => texts["Career_" + part].Value))],
        _ => texts["Entry_Note"],
    };

    /// <summary>Who did it; empty where the title says so already.</summary>
    public static string By(this IStringLocalizer<CasesText> texts, OpenEntry entry, bool forTalent) => entry.By switch
    {
        CallSide.Party => texts[forTalent ? "By_You" : "By_Talent"],
        CallSide.Staff => entry.ActorName ?? texts["By_Staff"],
        _ => texts["By_System"],
    };

    /// <summary>The consultants of a tier, by the tier's name.</summary>
    public static string Tier(this IStringLocalizer<CasesText> texts, string? tier) => texts["Tier_" + tier];

    public static string? Country(string? code) => ReferenceData.Countries.Find(code)?.Name(Languages.Current);

    public static string? Degree(string? code) => ReferenceData.Degrees.Find(code)?.Name(Languages.Current);

    public static string? Industry(string? code) => ReferenceData.Industries.Find(code)?.Name(Languages.Current);

    /// <summary>The clock of a zone; UTC where the system does not know it.</summary>
    public static TimeZoneInfo Zone(string code) => ReferenceData.TimeZones.Find(code)?.Info ?? (TimeZoneInfo.TryFindSystemTimeZoneById(code, out var zone) ? zone : TimeZoneInfo.Utc);

    /// <summary>What time it is in a zone: "20:15 in London".</summary>
    public static string TimeIn(string code, DateTimeOffset now) => DateWords.Time(now, Zone(code), ReferenceData.TimeZones.Find(code)?.Name(Languages.Current) ?? code, Languages.Current.Culture());

    private static bool IsBack(OpenEntry entry, IReadOnlyList<CaseStage> stages) => Find(entry.From, stages) is { } from && Find(entry.To, stages) is { } to && to.Place < from.Place;

    private static string Day(string? fact) => DateOnly.TryParseExact(fact, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateWords.Day(day, CultureInfo.CurrentUICulture) : fact ?? "";
}
