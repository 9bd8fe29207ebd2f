namespace TalentPortal.Platform.Mail;

/// <summary>
/// The mails there are. A mail says that something waits and links to it; names, titles and other content stay behind
/// the sign-in. Subject, body and the words of the link are in MailText, as <c>Subject_</c>, <c>Body_</c> and <c>Action_</c> with the template's name.
/// </summary>
public static class MailTemplates
{
    /// <summary>To a new address: confirm it.</summary>
    public const string ConfirmEmail = "ConfirmEmail";

    /// <summary>To the address of an existing account for which somebody tried to register.</summary>
    public const string AlreadyRegistered = "AlreadyRegistered";

    public const string ResetPassword = "ResetPassword";

    /// <summary>To the new address of an account.</summary>
    public const string EmailChangeConfirm = "EmailChangeConfirm";

    /// <summary>To the former address of an account.</summary>
    public const string EmailChangedNotice = "EmailChangedNotice";

    public const string PasswordChanged = "PasswordChanged";

    /// <summary>To the account's owner: a second factor was set up, or another one took its place.</summary>
    public const string FactorSet = "FactorSet";

    /// <summary>To the account's owner: the password alone is enough again.</summary>
    public const string FactorRemoved = "FactorRemoved";

    /// <summary>To somebody whom a tenant wants on its staff.</summary>
    public const string StaffInvitation = "StaffInvitation";

    /// <summary>To somebody whom an employer wants as a member; also takes <see cref="Organisation"/>.</summary>
    public const string EmployerInvitation = "EmployerInvitation";

    /// <summary>To the account's owner, after a sign-in on a device not seen before.</summary>
    public const string NewSignIn = "NewSignIn";

    /// <summary>To a talent who applied.</summary>
    public const string ApplicationReceived = "ApplicationReceived";

    /// <summary>To a talent.</summary>
    public const string ApplicationStateChanged = "ApplicationStateChanged";

    /// <summary>To the members of an employer.</summary>
    public const string NewApplication = "NewApplication";

    /// <summary>To the members of an employer: the review asks for changes.</summary>
    public const string JobReturned = "JobReturned";

    /// <summary>To the members of an employer.</summary>
    public const string JobPublished = "JobPublished";

    /// <summary>To a talent who asked for a consultant.</summary>
    public const string ConsultantAsked = "ConsultantAsked";

    /// <summary>To a talent: somebody took the request, or declined it.</summary>
    public const string LeadAnswered = "LeadAnswered";

    /// <summary>To the consultants who answer new requests.</summary>
    public const string NewLead = "NewLead";

    /// <summary>To a consultant who was given a request.</summary>
    public const string LeadAssigned = "LeadAssigned";

    /// <summary>To a consultant whom a new request fits: it waits for their answer for a while.</summary>
    public const string LeadOffered = "LeadOffered";

    /// <summary>To team leads: nobody is left who could be asked to take a request.</summary>
    public const string LeadUnplaced = "LeadUnplaced";

    /// <summary>To the consultant who had a request that was taken back.</summary>
    public const string LeadWithdrawn = "LeadWithdrawn";

    /// <summary>To consultants: a case is offered to them.</summary>
    public const string CaseOffered = "CaseOffered";

    /// <summary>To a talent: their case is offered to other consultants.</summary>
    public const string HandOverPlanned = "HandOverPlanned";

    /// <summary>To whoever offered a case.</summary>
    public const string HandOverAccepted = "HandOverAccepted";

    /// <summary>To a consultant to whom the team lead gave a case.</summary>
    public const string CaseAssigned = "CaseAssigned";

    /// <summary>To a talent.</summary>
    public const string ConsultantChanged = "ConsultantChanged";

    /// <summary>To a consultant to whom several cases of a colleague were given at once.</summary>
    public const string CaseloadGiven = "CaseloadGiven";

    /// <summary>To a consultant several of whose cases were given to colleagues.</summary>
    public const string CaseloadTaken = "CaseloadTaken";

    /// <summary>To a consultant who is asked to stand in for a colleague.</summary>
    public const string AbsenceAsked = "AbsenceAsked";

    /// <summary>To whoever is away or stands in: it is said who does.</summary>
    public const string AbsenceAnswered = "AbsenceAnswered";

    /// <summary>To team leads: nobody stands in for somebody who is away.</summary>
    public const string AbsenceUncovered = "AbsenceUncovered";

    /// <summary>To whoever was away or stood in: it ended early, or was taken back.</summary>
    public const string AbsenceEnded = "AbsenceEnded";

    /// <summary>To a talent: somebody stands in for their consultant.</summary>
    public const string CoverBegan = "CoverBegan";

    /// <summary>To whoever offered a case: it stays with them.</summary>
    public const string HandOverRefused = "HandOverRefused";

    /// <summary>To team leads.</summary>
    public const string HandOverUnanswered = "HandOverUnanswered";

    /// <summary>To whoever answers for a case: the talent ended it.</summary>
    public const string CaseEnded = "CaseEnded";

    /// <summary>To a talent.</summary>
    public const string MyCaseEnded = "MyCaseEnded";

    /// <summary>To a talent: something of their case is theirs to do soon, or is overdue.</summary>
    public const string TasksDue = "TasksDue";

    /// <summary>To a talent: whoever answers for their case wrote to them.</summary>
    public const string NewMessage = "NewMessage";

    /// <summary>To whoever answers for a case: its talent wrote to them.</summary>
    public const string NewCaseMessage = "NewCaseMessage";

    /// <summary>To a talent: the consultant asks them to share parts of the career record.</summary>
    public const string CareerAsked = "CareerAsked";

    /// <summary>To a talent: clearance questions wait for them.</summary>
    public const string ClearanceAsked = "ClearanceAsked";

    /// <summary>To a talent: their clearance answers were looked at.</summary>
    public const string ClearanceDecided = "ClearanceDecided";

    /// <summary>To compliance reviewers.</summary>
    public const string ClearanceToReview = "ClearanceToReview";

    /// <summary>To whoever answers for a case.</summary>
    public const string ClearanceMoved = "ClearanceMoved";

    /// <summary>To a talent: a document that they keep ends soon.</summary>
    public const string DocumentsEnd = "DocumentsEnd";

    /// <summary>To somebody whom staff or a partner entered: the one mail that says so; also takes <see cref="Staff"/>, <see cref="Source"/> and <see cref="Until"/>.</summary>
    public const string ProspectInvitation = "ProspectInvitation";

    /// <summary>To the same person, once more and for the last time; takes the same values.</summary>
    public const string ProspectReminder = "ProspectReminder";

    /// <summary>To whoever entered a person who has confirmed.</summary>
    public const string ProspectConfirmed = "ProspectConfirmed";

    /// <summary>To a talent: questions about how things are wait for them, for the first time or still.</summary>
    public const string CheckInAsked = "CheckInAsked";

    /// <summary>To whoever answers for a case: its talent answered a check-in.</summary>
    public const string CheckInAnswered = "CheckInAnswered";

    /// <summary>To whoever answers for a case: its talent answered a check-in, and somebody should talk with them soon.</summary>
    public const string CheckInToTalk = "CheckInToTalk";

    /// <summary>To a talent: whoever answers for their case asks for a document.</summary>
    public const string DocumentAsked = "DocumentAsked";

    /// <summary>To a talent: whoever answers for their case looked at a document.</summary>
    public const string DocumentChecked = "DocumentChecked";

    /// <summary>Value that every template takes: address of a page relative to tenant and language, such as <c>me/applications</c>.</summary>
    public const string Path = "path";

    /// <summary>Value: public name of an employer.</summary>
    public const string Organisation = "organisation";

    /// <summary>Value: the name by which a member of staff is known.</summary>
    public const string Staff = "staff";

    /// <summary>Value: how one came to know the person, in words.</summary>
    public const string Source = "source";

    /// <summary>Value: the last day.</summary>
    public const string Until = "until";

    /// <summary>The values each template takes, all of them required.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [ConfirmEmail] = [Path],
        [AlreadyRegistered] = [Path],
        [ResetPassword] = [Path],
        [EmailChangeConfirm] = [Path],
        [EmailChangedNotice] = [Path],
        [PasswordChanged] = [Path],
        [FactorSet] = [Path],
        [FactorRemoved] = [Path],
        [StaffInvitation] = [Path],
        [EmployerInvitation] = [Path, Organisation],
        [NewSignIn] = [Path],
        [ApplicationReceived] = [Path],
        [ApplicationStateChanged] = [Path],
        [NewApplication] = [Path],
        [JobReturned] = [Path],
        [JobPublished] = [Path],
        [ConsultantAsked] = [Path],
        [LeadAnswered] = [Path],
        [NewLead] = [Path],
        [LeadAssigned] = [Path],
        [LeadOffered] = [Path],
        [LeadUnplaced] = [Path],
        [LeadWithdrawn] = [Path],
        [CaseOffered] = [Path],
        [HandOverPlanned] = [Path],
        [HandOverAccepted] = [Path],
        [CaseAssigned] = [Path],
        [ConsultantChanged] = [Path],
        [CaseloadGiven] = [Path],
        [CaseloadTaken] = [Path],
        [AbsenceAsked] = [Path],
        [AbsenceAnswered] = [Path],
        [AbsenceUncovered] = [Path],
        [AbsenceEnded] = [Path],
        [CoverBegan] = [Path],
        [HandOverRefused] = [Path],
        [HandOverUnanswered] = [Path],
        [CaseEnded] = [Path],
        [MyCaseEnded] = [Path],
        [TasksDue] = [Path],
        [NewMessage] = [Path],
        [NewCaseMessage] = [Path],
        [CareerAsked] = [Path],
        [ClearanceAsked] = [Path],
        [ClearanceDecided] = [Path],
        [ClearanceToReview] = [Path],
        [ClearanceMoved] = [Path],
        [DocumentsEnd] = [Path],
        [ProspectInvitation] = [Path, Staff, Source, Until],
        [ProspectReminder] = [Path, Staff, Source, Until],
        [ProspectConfirmed] = [Path],
        [CheckInAsked] = [Path],
        [CheckInAnswered] = [Path],
        [CheckInToTalk] = [Path],
        [DocumentAsked] = [Path],
        [DocumentChecked] = [Path],
    };
}
