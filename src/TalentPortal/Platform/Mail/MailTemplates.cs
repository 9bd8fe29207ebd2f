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

    /// <summary>To the members of an employer: applicants wait for an answer, or will have waited too long soon.</summary>
    public const string RepliesOwed = "RepliesOwed";

    /// <summary>To a member of an employer: a colleague asks what they think of an applicant.</summary>
    public const string ScorecardAsked = "ScorecardAsked";

    /// <summary>To the owners of an employer: its members opened unusually many applications.</summary>
    public const string ReadingsUnusual = "ReadingsUnusual";

    /// <summary>To the administrators of a tenant: members of an employer opened unusually many applications.</summary>
    public const string ReadingsToLookAt = "ReadingsToLookAt";

    /// <summary>To the members of an employer: the review asks for changes.</summary>
    public const string JobReturned = "JobReturned";

    /// <summary>To the members of an employer: a position is off the list until staff have looked at it.</summary>
    public const string JobHeld = "JobHeld";

    /// <summary>To the members of an employer.</summary>
    public const string JobPublished = "JobPublished";

    /// <summary>To the owners of an employer: one of its systems takes no messages any more.</summary>
    public const string WebhookStopped = "WebhookStopped";

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

    /// <summary>To a student consultant: the time in which they see a case is over.</summary>
    public const string CampusEnded = "CampusEnded";

    /// <summary>To a domestic consultant: a case came back from the campus by itself.</summary>
    public const string CaseCameBack = "CaseCameBack";

    /// <summary>To a talent: somebody asks whether the campus may see their case some days longer.</summary>
    public const string CampusTimeAsked = "CampusTimeAsked";

    /// <summary>To whoever looks after a student consultant: they ask for help.</summary>
    public const string HelpAsked = "HelpAsked";

    /// <summary>To a student consultant: somebody takes care of what they asked help for, or did.</summary>
    public const string HelpAnswered = "HelpAnswered";

    /// <summary>To a student consultant: whoever supervises said something about a message.</summary>
    public const string MessageCommented = "MessageCommented";

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

    /// <summary>To a student consultant: recorded time came back to be corrected.</summary>
    public const string HoursReturned = "HoursReturned";

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

    /// <summary>To somebody who signed up for an event, or did before: the link to confirm or take it back.</summary>
    public const string EventSignUp = "EventSignUp";

    /// <summary>To somebody who waited for a place at an event.</summary>
    public const string EventPlaceFree = "EventPlaceFree";

    /// <summary>To somebody who confirmed: the event does not take place.</summary>
    public const string EventCancelled = "EventCancelled";

    /// <summary>To somebody who signed up for an event: its time or place is another; also takes <see cref="Now"/>.</summary>
    public const string EventChanged = "EventChanged";

    /// <summary>To whoever answers for an event that is over.</summary>
    public const string EventFollowUp = "EventFollowUp";

    /// <summary>To a consultant: a talent chose one of their times.</summary>
    public const string AppointmentAsked = "AppointmentAsked";

    /// <summary>To a talent who chose a time.</summary>
    public const string AppointmentBooked = "AppointmentBooked";

    /// <summary>To both sides of an appointment.</summary>
    public const string AppointmentConfirmed = "AppointmentConfirmed";

    /// <summary>To a side of an appointment that does not take place with them.</summary>
    public const string AppointmentOff = "AppointmentOff";

    /// <summary>To a talent: somebody else was asked for their appointment.</summary>
    public const string AppointmentPassedOn = "AppointmentPassedOn";

    /// <summary>To a team lead: nobody confirmed an appointment in time.</summary>
    public const string AppointmentUnanswered = "AppointmentUnanswered";

    /// <summary>To a talent: whoever answers for their case asks for a document.</summary>
    public const string DocumentAsked = "DocumentAsked";

    /// <summary>To a talent: whoever answers for their case looked at a document.</summary>
    public const string DocumentChecked = "DocumentChecked";

    /// <summary>To a talent: their blind card fits too few people and has left the list.</summary>
    public const string CardLeft = "CardLeft";

    /// <summary>To a talent: an employer asks for contact.</summary>
    public const string ContactAsked = "ContactAsked";

    /// <summary>To the member of an employer who asked for contact.</summary>
    public const string ContactAnswered = "ContactAnswered";

    /// <summary>To an address that need not belong to an account: somebody asks them to plan a move together. Says nothing of whom or what.</summary>
    public const string PartnerInvitation = "PartnerInvitation";

    /// <summary>To whoever invited a partner: there is something to look at. Says nothing of what.</summary>
    public const string PartnerAnswered = "PartnerAnswered";

    /// <summary>To a talent: the consultant would like to refer them, and asks whether they agree.</summary>
    public const string ReferralAsked = "ReferralAsked";

    /// <summary>To whoever is asked to take care of somebody, with the link or the page to answer.</summary>
    public const string ReferralSent = "ReferralSent";

    /// <summary>To the same receiver, once: an answer or an outcome is overdue.</summary>
    public const string ReferralReminder = "ReferralReminder";

    /// <summary>To the same receiver, who said yes: what came of it can be said here.</summary>
    public const string ReferralOutcome = "ReferralOutcome";

    /// <summary>To a receiver: it is over, and what was passed on is no longer to be used.</summary>
    public const string ReferralWithdrawn = "ReferralWithdrawn";

    /// <summary>To a talent: something new about a referral.</summary>
    public const string ReferralAnswered = "ReferralAnswered";

    /// <summary>To whoever answers for a case: something new about a referral.</summary>
    public const string ReferralMoved = "ReferralMoved";

    /// <summary>To whoever answers for a case: the receiver of a referral was reminded and does not answer.</summary>
    public const string ReferralOverdue = "ReferralOverdue";

    /// <summary>To a talent: the consultant proposes a position. Says neither which nor that it is one.</summary>
    public const string MatchProposed = "MatchProposed";

    /// <summary>To whoever answers for a case: the talent answered a proposal.</summary>
    public const string ProposalDeclined = "ProposalDeclined";

    /// <summary>To a talent: the consultant would like to pass the case on to another organisation, and asks whether they agree.</summary>
    public const string TransferAsked = "TransferAsked";

    /// <summary>To staff: another organisation offers a case.</summary>
    public const string TransferOffered = "TransferOffered";

    /// <summary>To a talent: something new about their case's going to another organisation.</summary>
    public const string TransferAnswered = "TransferAnswered";

    /// <summary>To whoever answers for a case: something new about its going to another organisation.</summary>
    public const string TransferMoved = "TransferMoved";

    /// <summary>To a team lead: the other organisation did not answer in time.</summary>
    public const string TransferUnanswered = "TransferUnanswered";

    /// <summary>To a talent: an employer proposes times for an interview.</summary>
    public const string InterviewProposed = "InterviewProposed";

    /// <summary>To the members of an employer: none of the times suits.</summary>
    public const string InterviewAsked = "InterviewAsked";

    /// <summary>To all who take part in an interview: its time holds, or something about it changed.</summary>
    public const string InterviewFixed = "InterviewFixed";

    /// <summary>To somebody with whom an interview does not take place.</summary>
    public const string InterviewOff = "InterviewOff";

    /// <summary>To all who take part in an interview, a day before.</summary>
    public const string InterviewSoon = "InterviewSoon";

    /// <summary>To the members of an employer who took part in an interview.</summary>
    public const string InterviewOver = "InterviewOver";
     /// <summary>To whoever lets a flat: a talent asks or answers something.</summary>
    public const string EnquiryReceived = "EnquiryReceived";

    /// <summary>To a talent: somebody answered what they asked about a flat.</summary>
    public const string EnquiryAnswered = "EnquiryAnswered";

    /// <summary>To both sides: a time to look at a flat is agreed.</summary>
    public const string ViewingFixed = "ViewingFixed";

    /// <summary>To both sides: an agreed viewing does not take place at its time.</summary>
    public const string ViewingOff = "ViewingOff";

    /// <summary>To whoever answers for a case: its talent asks about a flat, or looks at one.</summary>
    public const string CaseViewing = "CaseViewing";

    /// <summary>To whoever lets a flat: nobody has said for long that it is still free, and it leaves the lists soon.</summary>
    public const string ListingCheckDue = "ListingCheckDue";

   /// <summary>To a talent: an employer sent an offer, or another version of one.</summary>
    public const string OfferSent = "OfferSent";

    /// <summary>To a talent: something new about an offer.</summary>
    public const string OfferMoved = "OfferMoved";

    /// <summary>To a talent: an offer that they have not answered ends soon.</summary>
    public const string OfferEnds = "OfferEnds";

    /// <summary>To the members of an employer: a talent answered an offer, or asks about it.</summary>
    public const string OfferAnswered = "OfferAnswered";

    /// <summary>To a person: a search that they keep finds something new. Names public titles; also takes <see cref="Count"/>.</summary>
    public const string NewMatches = "NewMatches";

    /// <summary>To a person who has not looked at a search for long: its mails stopped, and they are asked whether to go on.</summary>
    public const string SearchUnvisited = "SearchUnvisited";

    /// <summary>To a person: something that the portal keeps for them came to something else. Says neither what nor what of.</summary>
    public const string ResultsChanged = "ResultsChanged";

    /// <summary>To a person who has not looked for long at something that the portal keeps for them: it goes unless they do.</summary>
    public const string EligibilityUnvisited = "EligibilityUnvisited";

    /// <summary>Whoever reported a fault in content, and left an address for this: the answer is published.</summary>
    public const string CorrectionAnswered = "CorrectionAnswered";

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

    /// <summary>Value: time and place of an event, as they are from now on.</summary>
    public const string Now = "now";

    /// <summary>Value: how many, as the recipient's language writes numbers.</summary>
    public const string Count = "count";

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
        [RepliesOwed] = [Path],
        [ScorecardAsked] = [Path],
        [ReadingsUnusual] = [Path],
        [ReadingsToLookAt] = [Path],
        [InterviewProposed] = [Path],
        [InterviewAsked] = [Path],
        [InterviewFixed] = [Path],
        [InterviewOff] = [Path],
        [InterviewSoon] = [Path],
        [InterviewOver] = [Path],
        [EnquiryReceived] = [Path],
        [EnquiryAnswered] = [Path],
        [ViewingFixed] = [Path],
        [ViewingOff] = [Path],
        [CaseViewing] = [Path],
        [ListingCheckDue] = [Path],
        [JobReturned] = [Path],
        [JobHeld] = [Path],
        [JobPublished] = [Path],
        [WebhookStopped] = [Path],
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
        [HoursReturned] = [Path],
        [CampusEnded] = [Path],
        [MessageCommented] = [Path],
        [HelpAsked] = [Path],
        [HelpAnswered] = [Path],
        [CaseCameBack] = [Path],
        [CampusTimeAsked] = [Path],
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
        [EventSignUp] = [Path],
        [EventPlaceFree] = [Path],
        [EventCancelled] = [Path],
        [EventChanged] = [Path, Now],
        [EventFollowUp] = [Path],
        [CardLeft] = [Path],
        [ContactAsked] = [Path],
        [ContactAnswered] = [Path],
        [AppointmentAsked] = [Path],
        [AppointmentBooked] = [Path],
        [AppointmentConfirmed] = [Path],
        [AppointmentOff] = [Path],
        [AppointmentPassedOn] = [Path],
        [AppointmentUnanswered] = [Path],
        [ReferralAsked] = [Path],
        [ReferralSent] = [Path],
        [ReferralReminder] = [Path],
        [ReferralOutcome] = [Path],
        [ReferralWithdrawn] = [Path],
        [ReferralAnswered] = [Path],
        [ReferralMoved] = [Path],
        [ReferralOverdue] = [Path],
        [MatchProposed] = [Path],
        [ProposalDeclined] = [Path],
        [TransferAsked] = [Path],
        [TransferOffered] = [Path],
        [TransferAnswered] = [Path],
        [TransferMoved] = [Path],
        [TransferUnanswered] = [Path],
        [OfferSent] = [Path],
        [OfferMoved] = [Path],
        [OfferEnds] = [Path],
        [OfferAnswered] = [Path],
        [DocumentAsked] = [Path],
        [DocumentChecked] = [Path],
        [PartnerInvitation] = [Path],
        [PartnerAnswered] = [Path],
        [NewMatches] = [Path, Count],
        [SearchUnvisited] = [Path],
        [ResultsChanged] = [Path],
        [EligibilityUnvisited] = [Path],
        [CorrectionAnswered] = [Path],
    };
}
